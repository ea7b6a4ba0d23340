// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;

namespace Filiera.Screening;

/// <summary>The verdicts of a run by the states of facts, claim and answer, while those are few: one table for all threads.</summary>
/// <remarks>
/// An entry is one more than the number of a verdict, 0 while it is not known, and is written once. A table that has no place for a state
/// is followed by a wider one with the same entries; whoever still asks the old one learns less, and nothing wrong.
/// </remarks>
internal sealed unsafe class DenseVerdicts : IDisposable
{
    private const int Bits = 22;
    private const int FewestClaimBits = 1;
    private const int FewestAnswerBits = 5;
    private readonly NativeBlock _entries = new((1L << Bits) * sizeof(int));

    private DenseVerdicts(int claimBits, int answerBits)
    {
        ClaimBits = claimBits;
        AnswerBits = answerBits;
        Places = claimBits + answerBits < Bits ? 1ul << Bits : 0;
    }

    /// <summary>The first table of a run.</summary>
    public DenseVerdicts()
        : this(FewestClaimBits, FewestAnswerBits)
    {
    }

    /// <summary>How many bits of a place are the claim's state.</summary>
    public int ClaimBits { get; }

    /// <summary>How many bits of a place are the answer's state.</summary>
    public int AnswerBits { get; }

    /// <summary>How many places there are; 0 when states are too many.</summary>
    public ulong Places { get; }

    /// <summary>The entries, by place.</summary>
    public int* Entries => (int*)_entries.Start;

    /// <summary>The place of a combination of states; there is none when it is not below <see cref="Places"/>.</summary>
    public ulong PlaceOf(int facts, int claim, ushort answer) => ((((ulong)(uint)facts << ClaimBits) | (uint)claim) << AnswerBits) | answer;

    /// <summary>Whether claims and answers up to these states have places.</summary>
    public bool Holds(int claim, int answer) => claim >> ClaimBits == 0 && answer >> AnswerBits == 0;

    /// <summary>A table that has places for these states too.</summary>
    public DenseVerdicts Widened(int claim, int answer)
    {
        var wide = new DenseVerdicts(
            Math.Max(ClaimBits, BitOperations.Log2((uint)claim) + 1), Math.Max(AnswerBits, BitOperations.Log2((uint)answer) + 1));
        for (var place = 0ul; place < Places; place++)
        {
            if (Entries[place] is not 0 and var entry)
            {
                var answerOf = (ushort)(place & ((1ul << AnswerBits) - 1));
                var claimOf = (int)(place >> AnswerBits) & ((1 << ClaimBits) - 1);
                var to = wide.PlaceOf((int)(place >> (AnswerBits + ClaimBits)), claimOf, answerOf);
                if (to < wide.Places)
                {
                    wide.Entries[to] = entry;
                }
            }
        }

        return wide;
    }

    public void Dispose() => _entries.Dispose();
}
