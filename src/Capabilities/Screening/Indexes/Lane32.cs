// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Eight entries in a line: the whole hash, then 32 bits of payload.</summary>
internal readonly unsafe struct Lane32 : ILane
{
    public const int LastLane = 7;

    public static int PerLine => 8;

    public static uint FewestLines => 1;

    public static int MostFullLines(uint lines) => LineTable.SpareLines - 1;

    public void Put(byte* lines, long slot, ulong entry) => ((ulong*)lines)[slot] = entry;
}
