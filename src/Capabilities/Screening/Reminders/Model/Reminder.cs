// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>Something a person must be told of once. Nothing about any citizen stands in it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Subject">The consultation's identifier, or the public number of the rights request.</param>
/// <param name="ControllerVat">The VAT number of the client.</param>
/// <param name="At">The instant at which it became due.</param>
public sealed record Reminder(ReminderKind Kind, string Subject, string ControllerVat, Instant At);
