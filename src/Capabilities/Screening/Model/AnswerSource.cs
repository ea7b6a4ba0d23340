// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Whose answers a list is screened with.</summary>
/// <param name="ControllerVat">The VAT number of the controller that asked; for a snapshot, of whoever it was delivered to.</param>
/// <param name="Kind">Consultation or snapshot.</param>
/// <param name="Source">The digest of the answers.</param>
/// <param name="SnapshotAt">When a snapshot was taken: a number that is not in it was not enrolled then. Null for a consultation, which says nothing of other numbers.</param>
public sealed record AnswerSource(string ControllerVat, AnswerKind Kind, ContentHash Source, Instant? SnapshotAt = null);
