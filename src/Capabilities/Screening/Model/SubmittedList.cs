// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A list the register was asked about, as it is kept.</summary>
/// <param name="Name">The name of its file; never a path.</param>
/// <param name="Content">Its hash among the blobs.</param>
/// <param name="Mapping">Which column holds what, where somebody said so; null to recognise the columns.</param>
internal sealed record SubmittedList(string Name, ContentHash Content, ListMapping? Mapping);
