// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>The numbers met so far: exact. For one thread at a time.</summary>
/// <remarks>One bit for each common number that exists; a set is cheaper for a short list.</remarks>
internal sealed unsafe class SeenNumbers(bool isShort) : IDisposable
{
    private const int Ahead = 24;
    private readonly NativeBlock? _bits = isShort ? null : new((SubscriberOrdinal.Count / 8) + 64);
    private readonly HashSet<uint> _few = [];
    private readonly HashSet<ulong> _rare = [];

    /// <summary>Gives every open row whose number was met before the verdict of a duplicate.</summary>
    public void Mark(RowBatch batch, int count, int duplicate)
    {
        for (var row = 0; row < count; row++)
        {
            if (_bits is not null && row + Ahead < count && batch.Ordinal[row + Ahead] is not SubscriberOrdinal.None and var soon && Sse.IsSupported)
            {
                Sse.Prefetch0((ulong*)_bits.Start + (soon >> 6));
            }

            if (batch.Verdict[row] == RowBatch.Open && !IsNew(batch.Ordinal[row], batch.Digits[row]))
            {
                batch.Verdict[row] = duplicate;
            }
        }
    }

    public void Dispose() => _bits?.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsNew(uint ordinal, ulong digits)
    {
        if (ordinal == SubscriberOrdinal.None)
        {
            return _rare.Add(digits);
        }

        if (_bits is null)
        {
            return _few.Add(ordinal);
        }

        var bit = 1ul << (int)(ordinal & 63);
        ref var word = ref ((ulong*)_bits.Start)[ordinal >> 6];
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }
}
