// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Cli;

/// <summary>A screening as it was asked for on the command line.</summary>
/// <param name="List">The path of the list, or <c>-</c>.</param>
/// <param name="Campaign">Identifier or name of the campaign.</param>
/// <param name="Centre">Identifier, VAT number or name of the centre, or null.</param>
/// <param name="AsOf">The instant to judge at, or null for now.</param>
/// <param name="Files">The files beside the list, in the order of the options.</param>
/// <param name="Mapping">Which column of the list holds what, or null to recognise the columns.</param>
internal sealed record ScreenRequest(string List, string Campaign, string? Centre, Instant? AsOf, Sequence<ScreenFile> Files, ListMapping? Mapping);

/// <summary>A file beside the list.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Mapping">Which of its columns holds what, or null to recognise the columns.</param>
internal sealed record ScreenFile(InputKind Kind, string Path, ListMapping? Mapping = null);
