// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Joins several answers of the register to one controller into one index, in which the newest answer about each number counts, with its own instant.</summary>
/// <remarks>
/// Of two answers of one instant that differ the one that removes counts. Where one of the indexes keeps no more than hours or days, all are taken
/// as of the hour or the day, so that no answer seems newer than another that it may well be older than. The join depends on the indexes alone, not on
/// their order nor on threads.
/// </remarks>
public static class AnswerJoin
{
    /// <summary>Joins indexes, which stay the caller's.</summary>
    /// <param name="parts">Consultations of one controller, at least one.</param>
    /// <param name="threads">How many threads work.</param>
    /// <returns>The index, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentException">There is none, one of them is a snapshot, or they are of several controllers.</exception>
    public static AnswerIndex Run(IReadOnlyCollection<AnswerIndex> parts, int threads = 2)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var ordered = parts.OrderBy(part => part.Info.Digest).ToList();
        var infos = ordered.ConvertAll(part => part.Info);
        if (infos.Exists(info => info.Kind != AnswerKind.Consultation) || infos.DistinctBy(info => info.ControllerVat).Count() != 1)
        {
            throw new ArgumentException("Only consultations of one controller are joined.", nameof(parts));
        }

        var clock = new AnswerClock(Instant.MaxValue);
        var coarsest = infos.Max(info => info.Precision);
        using var numbers = new GatheredNumbers(threads);
        Gather(ordered, numbers, threads, answer => (clock.CodeOf(Floor(answer.CheckedAt, coarsest))!.Value << 1) | (answer.Remove ? 1u : 0u));
        numbers.Sort(entries => Newest(entries, clock), (_, values) => Newest(values, clock));

        // Days of this age find room until the year 2089.
        var laid = LaidOutAnswers.Of(numbers, clock, isSnapshot: false, threads) ?? throw new InvalidOperationException("Too many days.");
        var info = new AnswerIndexInfo(
            AnswerKind.Consultation,
            infos[0].ControllerVat,
            Files(infos.SelectMany(part => part.Sources)),
            Files(infos.SelectMany(part => part.Submitted)),
            infos.Sum(part => part.Rows),
            laid.Keep,
            laid.Remove,
            laid.Oldest,
            laid.Newest,
            laid.Plan.Precision > coarsest ? laid.Plan.Precision : coarsest,
            null,
            NumberingPlan.Italy.Version,
            default,
            Sequence.From(infos.Select(JoinedSet.Of)));
        return AnswerIndex.Seal(info, laid.Plan.Stamps, laid.Table, threads);
    }

    /// <summary>An instant as an index of this precision keeps it.</summary>
    internal static Instant Floor(Instant instant, AnswerPrecision precision)
    {
        var unit = precision switch
        {
            AnswerPrecision.Hour => NodaConstants.TicksPerHour,
            AnswerPrecision.Day => NodaConstants.TicksPerDay,
            _ => 0,
        };
        return unit == 0 ? instant : Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / unit * unit);
    }

    /// <summary>Which of two answers about one number counts.</summary>
    internal static bool Outweighs(OptOutAnswer one, OptOutAnswer other) =>
        one.CheckedAt != other.CheckedAt ? one.CheckedAt > other.CheckedAt : one.Remove && !other.Remove;

    private static Sequence<AnswerFileUsed> Files(IEnumerable<AnswerFileUsed> files) => Sequence.From(files.DistinctBy(file => file.Content));

    private static void Gather(List<AnswerIndex> parts, GatheredNumbers numbers, int threads, Func<OptOutAnswer, uint> valueOf)
    {
        var values = parts.ConvertAll(part => Enumerable.Range(0, part.Payloads).Select(payload => part.AnswerOf((ushort)payload) is { } answer ? valueOf(answer) : 0).ToArray());
        var next = -1;
        Workers.Run(Math.Min(threads, parts.Count), _ =>
        {
            var writer = numbers.Write();
            for (int part; (part = Interlocked.Increment(ref next)) < parts.Count;)
            {
                var own = values[part];
                foreach (var (ordinal, payload) in parts[part].Table.Ordinals())
                {
                    writer.Add(ordinal, own[payload]);
                }

                var rare = parts[part].Table.Rare;
                for (var i = 0; i < rare.Count; i++)
                {
                    writer.Rare.Add((rare.Digits[i], own[rare.Payloads[i]]));
                }
            }
        });
    }

    // Without fractions codes are in the order of their instants, and the last bit puts remove behind keep.
    private static ulong Newest(ReadOnlySpan<ulong> entries, AnswerClock clock)
    {
        var newest = entries[^1];
        if (!clock.HasFractions)
        {
            return newest;
        }

        foreach (var entry in entries)
        {
            if (Outweighs(Answer(entry), Answer(newest)))
            {
                newest = entry;
            }
        }

        return newest;

        OptOutAnswer Answer(ulong entry) => new((entry & 1) == 1, clock.InstantOf((uint)entry >> 1));
    }
}
