// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Screening;

namespace Filiera.Bench;

/// <summary>Whether the results are the same: ours and the slow reference's byte for byte, ours twice, ours and the peers' row by row.</summary>
internal static class AgreePart
{
    private const long ReferenceRows = 500_000;

    public static void Run(ScreeningBed bed)
    {
        Reference(bed);
        var hashed = OurScreening.Plain with { HashFiles = true };
        var first = bed.Ours.Run(bed.List, bed.Outputs(), hashed).Result;
        Require(first.Outputs == bed.Ours.Run(bed.List, bed.Outputs(), hashed with { Threads = 1 }).Result.Outputs, "two runs, on two threads and on one");
        bed.Report.Check(FormattableString.Invariant($"Two runs over {bed.Options.Rows:N0} rows, on two threads and on one, wrote the same bytes: {Counts(first.Counts)}."));
        if (bed.Peers is { } peers)
        {
            var ours = RowsDigest.Of(ScreeningBed.Files(bed.Outputs()));
            Require(ours.Rows == bed.Options.Rows, "rows in and rows out");
            Peer(bed, peers, peers.DuckDb, "duckdb", first.Counts, ours);
            Peer(bed, peers, peers.ClickHouse, "clickhouse", first.Counts, ours);
        }
    }

    /// <summary>A comparison that must hold: figures of different results say nothing.</summary>
    /// <exception cref="InvalidOperationException">It does not hold.</exception>
    public static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Not the same: {what}.");
        }
    }

    private static string Counts(VerdictCounts counts) => string.Join(
        ", ", Enum.GetValues<Verdict>().Select(verdict => string.Create(CultureInfo.InvariantCulture, $"{VerdictNames.Of(verdict)} {counts[verdict]:N0}")));

    private static void Peer(ScreeningBed bed, ScreeningPeers peers, SqlPeer peer, string name, VerdictCounts counts, RowsDigest ours)
    {
        var theirs = ScreeningPeers.Counts(peer);
        Require(Enum.GetValues<Verdict>().All(verdict => theirs.GetValueOrDefault(VerdictNames.Of(verdict)) == counts[verdict]), $"verdict counts of {name}");
        peers.Screen(peer);
        Require(RowsDigest.Of((peers.OutputOf(name), "")) == ours, $"rows of {name}");
        bed.Report.Check(FormattableString.Invariant($"Of {bed.Options.Rows:N0} rows, {name} gave each the same verdict, the same reasons and the same end of validity as we did."));
    }

    // A smaller list, with answers of its own: the reference keeps them in a dictionary.
    private static void Reference(ScreeningBed bed)
    {
        var rows = Math.Min(bed.Options.Rows, ReferenceRows);
        foreach (var isSkewed in new[] { false, true })
        {
            var data = new ScreeningData(bed.Options.Folder, rows, rows * 31 / 20, isSkewed);
            OurScreening.Compile(data.AnswersFile(), ScreeningBed.IndexOf(data));
            using var ours = new OurScreening(bed.World, ScreeningBed.IndexOf(data));
            using var text = File.OpenRead(data.AnswersFile());
            var answers = AnswerFile.Read(text, ours.Answers.Info.Digest, ScreeningData.ClientVat).ValueOrThrow();
            foreach (var (isCrLf, findDuplicates) in new[] { (false, false), (false, true), (true, false) })
            {
                var list = new ListData(data).File(isCrLf);
                var input = new ReferenceInput(
                    _ => Task.FromResult<Stream>(File.OpenRead(list)), ours.Context, bed.World.Rules, answers.AnswerFor, _ => NumberFacts.None);
                var slow = ReferenceRun.OfHashes.RunAsync(input, findDuplicates, null, _ => ValueTask.CompletedTask, CancellationToken.None).GetAwaiter().GetResult().ValueOrThrow();
                var fast = ours.Run(list, bed.Outputs(), OurScreening.Plain with { FindDuplicates = findDuplicates, HashFiles = true }).Result;
                Require((fast.Outputs, fast.Counts, fast.ValidUntil) == (slow.Outputs, slow.Counts, slow.ValidUntil), $"{Path.GetFileName(list)} and the reference");
            }
        }

        bed.Report.Check(FormattableString.Invariant(
            $"On {rows:N0} rows, uniform and skewed, with both line ends, with and without duplicates, the three files are byte for byte those of the slow reference."));
    }
}
