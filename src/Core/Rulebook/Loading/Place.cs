// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>Where something stands in a pack; lines and columns count from 1.</summary>
internal readonly record struct Place(string File, long Line, long Column)
{
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}:{Column}");
}
