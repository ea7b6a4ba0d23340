// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Screening;
using Filiera.SeedWorld;
using Filiera.Stores.Files;
using NodaTime;

namespace Filiera.Crash.Gate;

public sealed class KilledWhileErasing
{
    private const int Files = 12;
    private const int EventsOfAFile = 400;
    private static readonly int _rounds = Math.Max(8, CrashRun.Rounds / 4);
    private static readonly Instant _begin = Instant.FromUtc(2024, 1, 8, 10, 0);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_opt_out_is_lost_nothing_erased_comes_back_and_the_next_erasure_ends_what_was_begun()
    {
        var interrupted = 0;
        for (var round = 0; round < _rounds; round++)
        {
            var root = Directory.CreateTempSubdirectory("filiera-crash-").FullName;
            try
            {
                interrupted += await RoundAsync(root, new Random(round)) ? 1 : 0;
            }
            finally
            {
                Directory.Delete(root, recursive: true);
            }
        }

        // Otherwise the child was never killed in the middle of anything.
        Assert.True(interrupted > 0, "no erasure was ever interrupted");
    }

    /// <summary>True when the kill came while some files were erased and others were not.</summary>
    private static async Task<bool> RoundAsync(string root, Random random)
    {
        var written = await WrittenAsync(root);
        var folder = DataDirectory.Open(root).DialJournal;
        var whole = Lengths(folder);
        var enough = random.Next(Files - 1);
        using (var child = ChildProcess.Start("erase-journal", root))
        {
            await child.KillWhenAsync(
                () => Lengths(folder).Count(file => file.Value < whole.GetValueOrDefault(file.Key)) >= enough, TimeSpan.FromMicroseconds(random.Next(4_000)), Ct);
        }

        // What is left of a file is all of it or its opt-outs, and a gate that starts now takes all of it in.
        var left = await ReadAsync(root);
        Assert.All(written.Chunk(EventsOfAFile), file => Assert.True(
            file.All(left.Contains) || file.Where(left.Contains).SequenceEqual(file.Where(one => !ErasesJournal.IsOver(one.Event)))));
        var told = new HashSet<(long Position, DialEvent Event)>();
        using (var journal = new FileDialJournal(DataDirectory.Open(root)))
        {
            journal.TryTake((position, in one) => told.Add((position, one))).ValueOrThrow();
            Assert.True(told.SetEquals(left));
            (await journal.EraseAsync(ErasesJournal.IsOver, Ct)).ValueOrThrow();
        }

        // The last file is still written to.
        Assert.Equal(
            written.Where((one, index) => !ErasesJournal.IsOver(one.Event) || index >= (Files - 1) * EventsOfAFile),
            (await ReadAsync(root)).Order(Comparer<(long Position, DialEvent Event)>.Create((one, other) => one.Position.CompareTo(other.Position))));
        Assert.Equal(whole.Keys.Order(StringComparer.Ordinal), Lengths(folder).Keys.Order(StringComparer.Ordinal));
        return left.Count < written.Count && left.Count > written.Count(one => !ErasesJournal.IsOver(one.Event)) + EventsOfAFile;
    }

    // A month and more lies between two files.
    private static async Task<List<(long Position, DialEvent Event)>> WrittenAsync(string root)
    {
        var clock = new SimulatedClock(_begin);
        var written = new List<(long Position, DialEvent Event)>();
        using var journal = new FileDialJournal(DataDirectory.Open(root), clock);
        journal.TryTake((position, in one) => written.Add((position, one))).ValueOrThrow();
        for (var file = 0; file < Files; file++)
        {
            var events = Enumerable.Range(file * EventsOfAFile, EventsOfAFile).Select(index => EventOf(index, clock.GetCurrentInstant())).ToArray();
            (await journal.AppendAsync(events, Ct)).ValueOrThrow();
            clock.MoveTo(clock.GetCurrentInstant() + Duration.FromDays(40));
        }

        Assert.Equal(Files, Lengths(DataDirectory.Open(root).DialJournal).Count);
        return written;
    }

    private static DialEvent EventOf(int index, Instant at)
    {
        Assert.True(SubscriberNumber.TryFrom(NumberParser.Parse(Encoding.ASCII.GetBytes("347" + index.ToString("D7", CultureInfo.InvariantCulture))), out var number));
        var kind = index % 3 == 0 ? DialEventKind.OptOut : DialEventKind.Answered;
        return new DialEvent(
            kind, new Guid(index, 0, 0, new byte[8]), new CampaignId(new Guid(1, 0, 0, new byte[8])), new OrganisationId(new Guid(2, 0, 0, new byte[8])),
            new OrganisationId(new Guid(3, 0, 0, new byte[8])), number, at, false);
    }

    private static async Task<HashSet<(long Position, DialEvent Event)>> ReadAsync(string root)
    {
        using var journal = new FileDialJournal(DataDirectory.Open(root));
        var read = new HashSet<(long Position, DialEvent Event)>();
        await foreach (var one in journal.ReadAsync(1, Ct))
        {
            Assert.True(read.Add(one));
        }

        return read;
    }

    // A file may go between being listed and being looked at.
    private static Dictionary<string, long> Lengths(string folder) => new DirectoryInfo(folder).EnumerateFiles("*")
        .Select(file => (file.Name, Length: file.Exists ? file.Length : 0))
        .ToDictionary(file => file.Name, file => file.Length);
}
