// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A list whose numbers a draft asks about.</summary>
/// <param name="List">The contact list delivered; null for a file given for the consultation alone.</param>
/// <param name="Name">The name of its file, never a path.</param>
/// <param name="Content">Its hash.</param>
/// <param name="Mapping">Which column holds what, or null to recognise the columns.</param>
public sealed record ConsultationSource(ListId? List, string Name, ContentHash Content, ListMapping? Mapping = null);
