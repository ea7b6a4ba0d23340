// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>Of several answers about one number the newest counts; two different ones at one instant contradict each other.</summary>
internal sealed class NewestAnswer(AnswerClock clock, OrdinalHash hash)
{
    /// <summary>The numbers that have two different answers at one instant.</summary>
    public SoughtNumbers Contradicting { get; } = new();

    /// <summary>The entry that counts among those of one number, given in ascending order of their bits.</summary>
    public ulong Of(ReadOnlySpan<ulong> entries)
    {
        if (Contradict(entries, out var newest))
        {
            Contradicting.AddOrdinal(hash.Undo((uint)(newest >> 32)));
        }

        return newest;
    }

    /// <summary>The same for a rare number.</summary>
    public ulong OfRare(ulong digits, ulong[] values)
    {
        if (Contradict(values, out var newest))
        {
            Contradicting.AddRare(digits);
        }

        return newest;
    }

    private bool Contradict(ReadOnlySpan<ulong> entries, out ulong newest)
    {
        if (clock.HasFractions)
        {
            return ContradictWithFractions(entries, out newest);
        }

        // Codes are in the order of their instants, and the last bit alone tells remove from keep.
        newest = entries[^1];
        for (var i = 1; i < entries.Length; i++)
        {
            if ((entries[i] ^ entries[i - 1]) == 1)
            {
                return true;
            }
        }

        return false;
    }

    private bool ContradictWithFractions(ReadOnlySpan<ulong> entries, out ulong newest)
    {
        var answers = new List<(Instant At, ulong Entry)>();
        foreach (var entry in entries)
        {
            answers.Add((clock.InstantOf((uint)entry >> 1), entry));
        }

        answers.Sort();
        newest = answers[^1].Entry;
        for (var i = 1; i < answers.Count; i++)
        {
            if (answers[i].At == answers[i - 1].At && ((answers[i].Entry ^ answers[i - 1].Entry) & 1) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
