// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Where the search for a number begins in a table, worked out once for the request for its line and for the look-up itself.</summary>
/// <param name="line">The first line, as long as the table lives.</param>
/// <param name="hash">The hash of the number in that table.</param>
internal readonly unsafe struct LineAt(byte* line, uint hash)
{
    public byte* Line { get; } = line;

    public uint Hash { get; } = hash;
}
