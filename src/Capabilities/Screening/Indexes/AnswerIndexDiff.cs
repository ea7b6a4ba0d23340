// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Compares the answers of two indexes, number by number, in memory that does not grow with them.</summary>
/// <remarks>Numbers come in the order of the indexes' own, so that each walk meets the other index from its first line to its last.</remarks>
/// <param name="before">The earlier one.</param>
/// <param name="after">The later one.</param>
public sealed class AnswerIndexDiff(AnswerIndex before, AnswerIndex after)
{
    /// <summary>The numbers whose answers differ: first those of the later index, then those gone. Personal data.</summary>
    public IEnumerable<AnswerChange> Changes()
    {
        foreach (var (number, payload) in after.Numbers())
        {
            var now = after.AnswerOf(payload)!.Value;
            var then = before.Find(number);
            if (then != now)
            {
                yield return new AnswerChange(KindOf(then, now), number, then, now);
            }
        }

        foreach (var (number, payload) in before.Numbers())
        {
            if (after.PayloadOf(number) == 0)
            {
                yield return new AnswerChange(AnswerChangeKind.Gone, number, before.AnswerOf(payload), null);
            }
        }
    }

    /// <summary>Counts them.</summary>
    public AnswerChangeCounts Count()
    {
        var counts = new long[Enum.GetValues<AnswerChangeKind>().Length];
        foreach (var change in Changes())
        {
            counts[(int)change.Kind]++;
        }

        return new AnswerChangeCounts(
            before.Info.Numbers + counts[(int)AnswerChangeKind.Added] - counts.Sum(),
            counts[(int)AnswerChangeKind.Added],
            counts[(int)AnswerChangeKind.Gone],
            counts[(int)AnswerChangeKind.KeepToRemove],
            counts[(int)AnswerChangeKind.RemoveToKeep],
            counts[(int)AnswerChangeKind.Newer],
            counts[(int)AnswerChangeKind.Older]);
    }

    private static AnswerChangeKind KindOf(OptOutAnswer? before, OptOutAnswer after) => before is not { } then ? AnswerChangeKind.Added
        : then.Remove != after.Remove ? after.Remove ? AnswerChangeKind.KeepToRemove : AnswerChangeKind.RemoveToKeep
        : after.CheckedAt > then.CheckedAt ? AnswerChangeKind.Newer
        : AnswerChangeKind.Older;
}
