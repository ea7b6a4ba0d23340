// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Filiera.Screening;

/// <summary>What is known about each of many numbers in sixteen bits: native memory, one cache line a look-up, at most 7.4 bytes a number when there are many.</summary>
/// <remarks>
/// Immutable; lies outside the managed heap until it is disposed of, and must not be asked afterwards. A look-up reads one cache line, seldom
/// two; ask <see cref="Prefetch"/> some dozen numbers ahead. Numbers are ordinals; the rare ones, which have none, are looked up by their digits.
/// </remarks>
public sealed unsafe class NumberTable16 : IDisposable
{
    private const int AveragePerLine = 875;
    private readonly LineTable _table;
    private readonly OrdinalHash _hash;
    private ulong _lines;
    private byte* _start;

    internal NumberTable16(LineTable table, RareNumbers rare)
    {
        _table = table;
        _hash = table.Hash;
        _lines = table.Lines;
        _start = table.Start;
        Rare = rare;
    }

    /// <summary>Numbers held, rare ones included.</summary>
    public long Count => _table.Count + Rare.Count;

    /// <summary>Bytes of memory it takes.</summary>
    public long Bytes => _table.Bytes + (Rare.Count * (sizeof(ulong) + sizeof(uint)));

    internal RareNumbers Rare { get; }

    internal LineTable Lines => _table;

    /// <summary>Builds a table. Equal content makes equal tables, in whatever order it comes.</summary>
    /// <param name="ordinals">The numbers, each once.</param>
    /// <param name="payloads">The payload of each; 0 means "not held" and must not stand here.</param>
    /// <param name="rareDigits">Numbers without an ordinal, by their digits, each once.</param>
    /// <param name="rarePayloads">The payload of each of those.</param>
    /// <param name="threads">How many threads work.</param>
    /// <exception cref="ArgumentException">A number stands twice, a payload is 0, or the lengths differ.</exception>
    public static NumberTable16 Build(
        ReadOnlySpan<uint> ordinals, ReadOnlySpan<ushort> payloads, ReadOnlySpan<ulong> rareDigits = default, ReadOnlySpan<ushort> rarePayloads = default, int threads = 2)
    {
        if (ordinals.Length != payloads.Length || payloads.Contains((ushort)0))
        {
            throw new ArgumentException("Each number has one payload, which is not 0.", nameof(payloads));
        }

        var rare = RareNumbers.Build(rareDigits, Widen(rarePayloads));
        var pool = new EntryPool(new OrdinalHash(0));
        try
        {
            var writer = pool.Write();
            for (var i = 0; i < ordinals.Length; i++)
            {
                writer.Add(pool.Hash.Of(ordinals[i]), payloads[i]);
            }

            pool.Close();
            return Build(ref pool, EntrySort.Run(pool, threads, LineTable.NumberTwice), rare, threads);
        }
        finally
        {
            pool.Dispose();
        }
    }

    /// <summary>The payload of a number; 0 when it is not held.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort Find(uint ordinal)
    {
        var hash = _hash.Of(ordinal);
        var line = _start + ((hash * _lines) >> 32) * LineTable.LineBytes;
        var found = Avx512F.IsSupported ? Find512(line, hash) : Find256(line, hash);
        GC.KeepAlive(this);
        return found;
    }

    /// <summary>Asks the processor to bring the number's line near; costs almost nothing and changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(uint ordinal)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_start + ((_hash.Of(ordinal) * _lines) >> 32) * LineTable.LineBytes);
        }
    }

    /// <summary>Asks for the number's line, and says where it is to be looked up while the table lives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal LineAt Locate(uint ordinal)
    {
        var hash = _hash.Of(ordinal);
        var line = LineOf(hash);
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(line);
        }

        return new LineAt(line, hash);
    }

    /// <summary>The payload of a number that was located here; 0 when it is not held.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ushort Find(LineAt at) => Avx512F.IsSupported ? Find512(at.Line, at.Hash) : Find256(at.Line, at.Hash);

    /// <summary>The payload of a number that has no ordinal; 0 when it is not held.</summary>
    /// <param name="digits">Country code and national number as one integer.</param>
    public ushort FindRare(ulong digits) => (ushort)Rare.Find(digits);

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        // A look-up after this meets address 0, which the runtime turns into an exception.
        _start = null;
        _lines = 0;
        _table.Dispose();
    }

    internal static NumberTable16 Build(ref EntryPool sorted, long count, RareNumbers rare, int threads, Func<uint, ushort>? payloads = null) =>
        new(LineTable.Build(ref sorted, count, AveragePerLine, new Lane16(payloads), threads), rare);

    // An entry that matches leaves its payload and nothing of its upper half; an empty one that does, 0, and it lies behind them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ushort Find512(byte* line, uint hash)
    {
        while (true)
        {
            var lanes = Vector512.Load((uint*)line);
            var rest = lanes ^ Vector512.Create(hash << 16);
            var matches = Vector512.LessThan(rest, Vector512.Create(0x10000u));
            var found = Avx512F.Compress(Vector512<uint>.Zero, matches, rest).ToScalar();

            // Whether a number is held is nobody's guess: no branch asks it. That its line is full, and it may lie in the next, is rare.
            if ((matches.ExtractMostSignificantBits() | Vector512.Equals(lanes, Vector512<uint>.Zero).ExtractMostSignificantBits()) != 0)
            {
                return (ushort)found;
            }

            line += LineTable.LineBytes;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ushort Find256(byte* line, uint hash)
    {
        var key = Vector256.Create(hash << 16);
        while (true)
        {
            var low = Vector256.LessThan((Vector256.Load((uint*)line) ^ key) - Vector256<uint>.One, Vector256.Create(0xFFFFu)).ExtractMostSignificantBits();
            var high = Vector256.LessThan((Vector256.Load((uint*)line + 8) ^ key) - Vector256<uint>.One, Vector256.Create(0xFFFFu)).ExtractMostSignificantBits();
            var matches = low | (high << 8);
            if (matches != 0)
            {
                return (ushort)((uint*)line)[BitOperations.TrailingZeroCount(matches)];
            }

            if (((uint*)line)[Lane16.LastLane] == 0)
            {
                return 0;
            }

            line += LineTable.LineBytes;
        }
    }

    /// <summary>The line in which the search for a hash begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal byte* LineOf(uint hash) => _start + ((hash * _lines) >> 32) * LineTable.LineBytes;

    /// <summary>Every number that has an ordinal, in the order of the lines.</summary>
    internal IEnumerable<(uint Ordinal, ushort Payload)> Ordinals()
    {
        for (long line = 0; line < (long)_lines + LineTable.SpareLines; line++)
        {
            for (var lane = 0; lane < Lane16.PerLine && Entry(line, lane) is var (ordinal, payload) && payload != 0; lane++)
            {
                yield return (ordinal, payload);
            }
        }
    }

    // The upper half of the hash follows from where the entry lies: its own line is this one, or one of the few before it.
    private (uint Ordinal, ushort Payload) Entry(long line, int lane)
    {
        var entry = ((uint*)_start)[(line * Lane16.PerLine) + lane];
        var first = Math.Max(0, line - Lane16.MostFullLines((uint)_lines));
        var lowest = (uint)(((first << 32) + (long)_lines - 1) / (long)_lines);
        var hash = lowest + (((entry >> 16) - lowest) & 0xFFFF);
        return (_hash.Undo(hash), (ushort)entry);
    }

    private static uint[] Widen(ReadOnlySpan<ushort> payloads)
    {
        var wide = new uint[payloads.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = payloads[i];
        }

        return wide;
    }
}
