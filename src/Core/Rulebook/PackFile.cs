// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>A file of the rulebook as read, not yet understood.</summary>
/// <param name="Path">Its path below the rulebook's directory, with forward slashes, such as <c>packs/rpo.yaml</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PackFile(string Path, ReadOnlyMemory<byte> Content);
