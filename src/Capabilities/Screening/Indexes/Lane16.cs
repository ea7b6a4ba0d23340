// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Sixteen entries in a line: the low half of the hash, then sixteen bits of payload.</summary>
/// <param name="payloads">The payload of each value, or null where the value is the payload.</param>
internal readonly unsafe struct Lane16(Func<uint, ushort>? payloads) : ILane
{
    public const int LastLane = 15;

    public static int PerLine => 16;

    public static uint FewestLines => 1 << 16;

    // A line takes the hashes of a span of this width; two that could meet in one line must differ in their low halves.
    public static int MostFullLines(uint lines) => Math.Min(LineTable.SpareLines - 1, (1 << 16) / LineTable.Width(lines) - 1);

    public void Put(byte* lines, long slot, ulong entry)
    {
        uint payload = payloads is null ? (ushort)entry : payloads((uint)entry);
        ((uint*)lines)[slot] = ((uint)(entry >> 32) << 16) | payload;
    }
}
