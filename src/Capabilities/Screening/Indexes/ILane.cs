// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How one entry lies in a line of 64 bytes.</summary>
internal unsafe interface ILane
{
    /// <summary>Entries in a line.</summary>
    static abstract int PerLine { get; }

    /// <summary>The fewest lines with which an entry still tells its number.</summary>
    static abstract uint FewestLines { get; }

    /// <summary>How many full lines may follow each other, so that an entry still tells its number among its neighbours.</summary>
    static abstract int MostFullLines(uint lines);

    /// <summary>Lays an entry (hash and value) into its slot.</summary>
    void Put(byte* lines, long slot, ulong entry);
}
