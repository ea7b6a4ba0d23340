// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Filiera.Screening;

/// <summary>What is known about each of many numbers in 32 bits: native memory, one cache line a look-up, about 14 bytes a number.</summary>
/// <remarks>
/// Immutable; lies outside the managed heap until it is disposed of, and must not be asked afterwards. A look-up reads one cache line, seldom
/// two; ask <see cref="Prefetch"/> some dozen numbers ahead. Numbers are ordinals; the rare ones, which have none, are looked up by their digits.
/// </remarks>
public sealed unsafe class NumberTable32 : IDisposable
{
    private const int AveragePerLine = 480;
    private readonly LineTable _table;
    private readonly OrdinalHash _hash;
    private ulong _lines;
    private byte* _start;

    internal NumberTable32(LineTable table, RareNumbers rare)
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
    public static NumberTable32 Build(
        ReadOnlySpan<uint> ordinals, ReadOnlySpan<uint> payloads, ReadOnlySpan<ulong> rareDigits = default, ReadOnlySpan<uint> rarePayloads = default, int threads = 2)
    {
        if (ordinals.Length != payloads.Length || payloads.Contains((uint)0))
        {
            throw new ArgumentException("Each number has one payload, which is not 0.", nameof(payloads));
        }

        var rare = RareNumbers.Build(rareDigits, rarePayloads);
        var pool = new EntryPool(new OrdinalHash(0));
        try
        {
            var writer = pool.Write();
            for (var i = 0; i < ordinals.Length; i++)
            {
                writer.Add(pool.Hash.Of(ordinals[i]), payloads[i]);
            }

            return Build(ref pool, rare, threads);
        }
        finally
        {
            pool.Dispose();
        }
    }

    /// <summary>The payload of a number; 0 when it is not held.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Find(uint ordinal)
    {
        var hash = _hash.Of(ordinal);
        var line = _start + ((hash * _lines) >> 32) * LineTable.LineBytes;
        var found = Vector512.IsHardwareAccelerated ? Find512(line, hash) : Find256(line, hash);
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
    internal static uint Find(LineAt at) => Vector512.IsHardwareAccelerated ? Find512(at.Line, at.Hash) : Find256(at.Line, at.Hash);

    /// <summary>The payload of a number that has no ordinal; 0 when it is not held.</summary>
    /// <param name="digits">Country code and national number as one integer.</param>
    public uint FindRare(ulong digits) => (uint)Rare.Find(digits);

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        // A look-up after this meets address 0, which the runtime turns into an exception.
        _start = null;
        _lines = 0;
        _table.Dispose();
    }

    // An entry that matches leaves nothing of its upper half and a payload that is not 0; an empty one leaves 0 at most.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Find512(byte* line, uint hash)
    {
        while (true)
        {
            var rest = Vector512.Load((ulong*)line) ^ Vector512.Create((ulong)hash << 32);
            var matches = (uint)Vector512.LessThan(rest - Vector512<ulong>.One, Vector512.Create(0xFFFF_FFFFul)).ExtractMostSignificantBits();

            // Whether a number is held is nobody's guess: no branch asks it. That its line is full, and it may lie in the next, is rare.
            if (matches != 0 | ((ulong*)line)[Lane32.LastLane] == 0)
            {
                return (uint)((ulong*)line)[BitOperations.TrailingZeroCount(matches) & Lane32.LastLane] & Mask(matches);
            }

            line += LineTable.LineBytes;
        }
    }

    // All ones where there is a match, else 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mask(uint matches) => (uint)((int)(matches | (0 - matches)) >> 31);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Find256(byte* line, uint hash)
    {
        var key = Vector256.Create((ulong)hash << 32);
        while (true)
        {
            var low = Vector256.LessThan((Vector256.Load((ulong*)line) ^ key) - Vector256<ulong>.One, Vector256.Create(0xFFFF_FFFFul)).ExtractMostSignificantBits();
            var high = Vector256.LessThan((Vector256.Load((ulong*)line + 4) ^ key) - Vector256<ulong>.One, Vector256.Create(0xFFFF_FFFFul)).ExtractMostSignificantBits();
            var matches = low | (high << 4);
            if (matches != 0)
            {
                return (uint)((ulong*)line)[BitOperations.TrailingZeroCount(matches)];
            }

            if (((ulong*)line)[Lane32.LastLane] == 0)
            {
                return 0;
            }

            line += LineTable.LineBytes;
        }
    }

    /// <summary>The line in which the search for a hash begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal byte* LineOf(uint hash) => _start + ((hash * _lines) >> 32) * LineTable.LineBytes;

    /// <summary>Builds a table of entries already written, each number once; the pool is the caller's to dispose.</summary>
    internal static NumberTable32 Build(ref EntryPool pool, RareNumbers rare, int threads)
    {
        pool.Close();
        return Build(ref pool, EntrySort.Run(pool, threads, LineTable.NumberTwice), rare, threads);
    }

    /// <summary>Builds a table of entries that lie in the order of their hashes, each number once; the pool is closed, and the caller's to dispose.</summary>
    internal static NumberTable32 Build(ref EntryPool sorted, long count, RareNumbers rare, int threads) =>
        new(LineTable.Build(ref sorted, count, AveragePerLine, default(Lane32), threads), rare);
}
