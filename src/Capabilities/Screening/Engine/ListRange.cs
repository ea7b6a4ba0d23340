// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The bytes of a list in which the rows of a run begin, cut into pieces of equal length.</summary>
/// <param name="Start">Where the first row begins.</param>
/// <param name="End">Rows that begin here or beyond belong to another run, or there are none.</param>
/// <param name="PieceBytes">Bytes in a piece; the last may have fewer.</param>
internal sealed record ListRange(long Start, long End, int PieceBytes)
{
    /// <summary>How many pieces there are.</summary>
    public long Pieces => (End - Start + PieceBytes - 1) / PieceBytes;

    /// <summary>Where a piece begins and ends.</summary>
    public (long Start, long End) PieceOf(long piece) =>
        (Start + (piece * PieceBytes), Math.Min(Start + ((piece + 1) * PieceBytes), End));
}
