// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: one bed for all files of a gate, which are told apart by what outlasts what.
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Stores.Files.Tests;

public sealed class GateFiles : IDisposable
{
    private static readonly Instant _noon = Instant.FromUtc(2026, 11, 23, 11, 0);
    private static readonly DialAnswer _allowed = new(Verdict.Allow, [], _noon);
    private static readonly DialAnswer _withheld = new(Verdict.Withhold, [new Reason("opted-out", null)], null);

    private readonly TemporaryDirectory _temporary = new();
    private readonly DataDirectory _directory;

    public GateFiles() => _directory = DataDirectory.Open(_temporary.Of("data"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Events_are_followed_by_a_second_process_which_writes_once_the_first_lets_go()
    {
        using var first = new FileDialJournal(_directory);
        using var second = new FileDialJournal(_directory);
        var (toldFirst, toldSecond) = (new List<DialEvent>(), new List<DialEvent>());
        Assert.Equal(0, first.TryTake((_, in one) => toldFirst.Add(one)).ValueOrThrow());
        var events = Enumerable.Range(1, 40).Select(Event).ToArray();

        Assert.Equal(1, (await first.AppendAsync(events[0], Ct)).ValueOrThrow());
        Assert.Equal(20, (await first.AppendAsync(events.AsMemory(1, 19), Ct)).ValueOrThrow());
        Assert.Equal(20, second.CatchUp((_, in one) => toldSecond.Add(one)).ValueOrThrow());
        Assert.Equal(new Result<long>.Refused([new LeaseHeldByAnother()]), second.TryTake((_, in one) => toldSecond.Add(one)));
        Assert.Equal(new Result<long>.Refused([new LeaseHeldByAnother()]), await second.AppendAsync(events[20], Ct));
        Assert.Equal(30, (await first.AppendAsync(events.AsMemory(20, 10), Ct)).ValueOrThrow());
        first.Release();
        Assert.Equal(30, second.TryTake((_, in one) => toldSecond.Add(one)).ValueOrThrow());
        Assert.Equal(40, (await second.AppendAsync(events.AsMemory(30, 10), Ct)).ValueOrThrow());
        Assert.Equal(40, first.CatchUp((_, in one) => toldFirst.Add(one)).ValueOrThrow());

        Assert.Equal(events, toldFirst);
        Assert.Equal(events, toldSecond);
        Assert.Equal(events[24..], await first.ReadAsync(25, Ct).Select(kept => kept.Event).ToArrayAsync(Ct));
    }

    [Fact]
    public async Task No_number_can_be_read_from_the_files_and_without_its_key_a_journal_is_not_begun_anew()
    {
        using (var journal = new FileDialJournal(_directory))
        {
            journal.TryTake((_, in _) => { });
            await journal.AppendAsync(Event(1), Ct);
        }

        var bytes = new byte[DialEventForm.Size];
        DialEventForm.Write(Event(1), bytes);
        foreach (var path in Directory.GetFiles(_directory.DialJournal))
        {
            Assert.True((await File.ReadAllBytesAsync(path, Ct)).AsSpan().IndexOf(bytes.AsSpan(68, 8)) < 0);
        }

        File.Delete(Path.Combine(_directory.GateKeys, "journal.key"));
        using var again = new FileDialJournal(_directory);
        Assert.Equal(new Result<long>.Refused([new DialJournalKeyMissing()]), again.TryTake((_, in _) => { }));
    }

    [Fact]
    public async Task The_log_of_a_day_outlasts_its_process_and_ends_with_its_key()
    {
        var entries = Enumerable.Range(0, 300).Select(i => Entry(i, i % 3 == 0 ? _allowed : _withheld)).ToArray();
        var log = new FileGateLog(_directory);
        foreach (var entry in entries)
        {
            log.Append(entry, entry.Verdict == Verdict.Allow ? _allowed : _withheld);
        }

        // Read as another process would, while nothing was flushed or closed.
        using (var other = new FileGateLog(_directory))
        {
            Assert.Equal(entries, await other.ReadAsync(new LocalDate(2026, 11, 23), Ct).ToArrayAsync(Ct));
            Assert.Equal(
                new Dictionary<ulong, string> { [_withheld.ReasonsId] = "opted-out" }, await other.ReasonsAsync(new LocalDate(2026, 11, 23), Ct));
            Assert.Empty(await other.ReadAsync(new LocalDate(2026, 11, 22), Ct).ToArrayAsync(Ct));
        }

        log.Dispose();
        Assert.Equal(entries, await new FileGateLog(_directory).ReadAsync(new LocalDate(2026, 11, 23), Ct).ToArrayAsync(Ct));
        File.Delete(Path.Combine(_directory.GateKeys, "log-2026-11-23.key"));
        var gone = await Assert.ThrowsAsync<StorageFailedException>(async () => await log.ReadAsync(new LocalDate(2026, 11, 23), Ct).ToArrayAsync(Ct));
        Assert.Equal(new GateLogErased(), gone.Refusal);
    }

    [Fact]
    public async Task Entries_of_many_threads_all_stand_in_the_log_across_files_and_days()
    {
        var keys = new SecretFiles(_directory.Root, _directory.GateKeys);
        using var log = new SlotLog(_directory.GateLog, keys, 8, capacity: 128);
        var day = new LocalDate(2026, 11, 23);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(
            () =>
            {
                for (var i = 0; i < 500; i++)
                {
                    Assert.Null(log.Add(day, BitConverter.GetBytes((thread * 1000L) + i)));
                }
            },
            Ct)));
        Assert.Null(log.Add(day.PlusDays(1), BitConverter.GetBytes(7L)));

        var read = log.Read(day).ValueOrThrow().Select(bytes => BitConverter.ToInt64(bytes)).ToList();
        Assert.Equal(Enumerable.Range(0, 4).SelectMany(thread => Enumerable.Range(0, 500).Select(i => (thread * 1000L) + i)), read.Order());
        Assert.Equal([7L], log.Read(day.PlusDays(1)).ValueOrThrow().Select(bytes => BitConverter.ToInt64(bytes)));
        Assert.Equal([day, day.PlusDays(1)], log.Days());
    }

    [Fact]
    public void A_day_made_ready_takes_the_first_entry_in_and_leaves_nothing_behind_where_none_came()
    {
        var keys = new SecretFiles(_directory.Root, _directory.GateKeys);
        var day = new LocalDate(2026, 11, 23);
        string[] Files(LocalDate of) => Directory.Exists(Folder(of)) ? Directory.GetFiles(Folder(of)) : [];
        string Folder(LocalDate of) => Path.Combine(_directory.GateLog, NodaTime.Text.LocalDatePattern.Iso.Format(of));
        using (var log = new SlotLog(_directory.GateLog, keys, 8, capacity: 128))
        {
            log.MakeReady(day.PlusDays(-1));
            log.MakeReady(day);
            log.MakeReady(day);
            Assert.Empty(Files(day.PlusDays(-1)));
            var made = Assert.Single(Files(day));

            Assert.Null(log.Add(day, BitConverter.GetBytes(5L)));
            log.MakeReady(day);
            Assert.Equal([made], Files(day));
            log.MakeReady(day.PlusDays(1));
            Assert.Null(log.Add(day, BitConverter.GetBytes(6L)));
            made = Assert.Single(Files(day.PlusDays(1)));
            Assert.Null(log.Add(day.PlusDays(1), BitConverter.GetBytes(7L)));
            Assert.Equal([made], Files(day.PlusDays(1)));
            log.MakeReady(day.PlusDays(2));
        }

        using var read = new SlotLog(_directory.GateLog, keys, 8);
        Assert.Equal([day, day.PlusDays(1)], read.Days());
        Assert.Equal([5L, 6L], read.Read(day).ValueOrThrow().Select(bytes => BitConverter.ToInt64(bytes)));
        Assert.Equal([7L], read.Read(day.PlusDays(1)).ValueOrThrow().Select(bytes => BitConverter.ToInt64(bytes)));
    }

    [Fact]
    public async Task A_day_is_counted_by_verdict_and_reasons_while_it_goes_on_and_after()
    {
        var day = new LocalDate(2026, 11, 23);
        using var reader = new FileGateLog(_directory);
        using (var log = new FileGateLog(_directory))
        {
            for (var i = 0; i < 90; i++)
            {
                log.Append(Entry(i, i % 3 == 0 ? _allowed : _withheld), i % 3 == 0 ? _allowed : _withheld);
            }

            Sequence<GateTally> expected = [new(Verdict.Allow, _allowed.ReasonsId, 30), new(Verdict.Withhold, _withheld.ReasonsId, 60)];
            Assert.Equal(expected, await reader.TallyAsync(day, Ct));
            log.Append(Entry(90, _allowed), _allowed);
        }

        // The file is complete now: counted once more, and from then on known.
        Sequence<GateTally> whole = [new(Verdict.Allow, _allowed.ReasonsId, 31), new(Verdict.Withhold, _withheld.ReasonsId, 60)];
        Assert.Equal(whole, await reader.TallyAsync(day, Ct));
        Assert.Equal(whole, await reader.TallyAsync(day, Ct));
        Assert.Empty(await reader.TallyAsync(day.PlusDays(1), Ct));
    }

    [Fact]
    public void What_a_gate_tells_of_itself_is_read_by_others_until_it_ends()
    {
        var report = new GateReport(
            "0a1b2c3d", _noon, _noon - Duration.FromHours(1), GateRole.Primary, DialState.Serving, ContentHash.Of([1]), _noon - Duration.FromMinutes(5), 3, 17, 12, 1,
            "gate-outage", [new GateReplica("a1b2c3d4", 16, _noon - Duration.FromSeconds(1))]);
        var older = report with { Process = "ffffffff", At = _noon - Duration.FromHours(2), Role = GateRole.Replica, State = DialState.NoBook, Book = null, BookSince = null, Refused = null, Replicas = [] };
        var reports = new FileGateReports(_directory);
        Assert.Empty(reports.List());

        reports.Write(older);
        reports.Write(report with { Position = 16 });
        reports.Write(report);
        File.WriteAllText(Path.Combine(_directory.GateState, "00000000.json"), "{");
        Assert.Equal([report, older], new FileGateReports(_directory).List());
        Assert.Equal((true, false), (report.IsHeardAt(_noon), older.IsHeardAt(_noon)));

        reports.Remove(older.Process);
        Assert.Equal([report], reports.List());
        reports.Write(report with { Process = "12345678", At = _noon + Duration.FromDays(2) });
        Assert.Equal("12345678", Assert.Single(reports.List()).Process);
    }

    [Fact]
    public void Entries_put_in_around_a_page_left_empty_are_all_read_back()
    {
        var path = Path.Combine(_directory.Root, "pages.entries");
        var key = new byte[32];
        using (var file = SlotFile.Create(path, 124, 256, key))
        {
            for (var i = 0; i < 150; i++)
            {
                if (i is 40 or 41 or 100)
                {
                    file.Flush(0, file.Count);
                    file.TurnPage();
                    file.Ready(file.Count, 300);
                }

                file.Add(Enumerable.Repeat((byte)i, 124).ToArray());
            }
        }

        Assert.Equal(Enumerable.Range(0, 150).Select(i => (byte)i), SlotFile.ReadAll(path, key)!.Select(entry => Assert.Single(entry.Distinct())));
    }

    [Fact]
    public void An_entry_that_comes_while_its_page_goes_to_the_disk_is_put_in_the_next_one()
    {
        var path = Path.Combine(_directory.Root, "going.entries");
        var key = new byte[32];
        var places = new List<int>();
        using (var file = SlotFile.Create(path, 124, 96, key))
        {
            for (byte i = 1; file.HasRoom(); i++)
            {
                places.Add(file.Count);
                file.Add(Enumerable.Repeat(i, 124).ToArray());
                switch (i)
                {
                    case 3:
                        file.Goes();
                        break;
                    case 5:
                        file.Goes();
                        file.Came();
                        break;
                    case 60:
                        file.Goes();
                        break;
                }
            }
        }

        // A sector of 512 bytes comes first, then slots of 128: 28 of them begin in the first page, 32 in each other.
        Assert.Equal([0, 1, 2, .. Enumerable.Range(28, 57), .. Enumerable.Range(92, 4)], places);
        Assert.Equal(Enumerable.Range(1, places.Count).Select(i => (byte)i), SlotFile.ReadAll(path, key)!.Select(entry => Assert.Single(entry.Distinct())));
    }

    [Fact]
    public void A_full_disk_takes_no_entry_and_loses_none()
    {
        using var disk = SmallDisk.MountOrSkip(1);
        var directory = DataDirectory.Open(disk.Path);
        using var log = new SlotLog(directory.GateLog, new SecretFiles(directory.Root, directory.GateKeys), 124, capacity: 1024);
        var day = new LocalDate(2026, 11, 23);
        var entry = new byte[124];
        var kept = 0;
        Refusal? refusal;
        while ((refusal = log.Add(day, entry)) is null)
        {
            kept++;
        }

        Assert.Equal(new DiskFull(), refusal);
        Assert.True(kept >= 1024);
        Assert.Equal(kept, log.Read(day).ValueOrThrow().Count);
    }

    [Fact]
    public async Task A_clearance_key_is_one_for_all_processes_and_what_it_cleared_stays_cleared_after_a_rotation()
    {
        var (client, centre) = (new OrganisationId(Guid.Parse("01939000-0000-7000-8000-000000000001")), new OrganisationId(Guid.Parse("01939000-0000-7000-8000-000000000002")));
        var time = new MovedTime();
        var (keys, other) = (new FileClearanceKeys(_directory, time), new FileClearanceKeys(_directory, time));
        var call = Call(client);
        string Minted(HmacSha256Key key)
        {
            Span<byte> text = stackalloc byte[ClearanceToken.Length];
            ClearanceToken.Mint(call, key, new byte[ClearanceToken.SaltSize], text);
            return System.Text.Encoding.ASCII.GetString(text);
        }

        async Task<string> CurrentAsync(FileClearanceKeys by) => Minted(await by.CurrentAsync(client, centre, Ct));
        var first = await CurrentAsync(keys);
        Assert.Equal(first, await CurrentAsync(other));
        Assert.NotEqual(first, Minted(await keys.CurrentAsync(centre, client, Ct)));
        var token = System.Text.Encoding.ASCII.GetBytes(first);

        // From the rotation on both are accepted; the new one is used once every process, which looks once a minute, has seen it.
        Assert.Equal(2, (await keys.RotateAsync(client, centre, Ct)).ValueOrThrow());
        Assert.Equal(first, await CurrentAsync(keys));
        Assert.Equal(2, (await keys.AcceptedAsync(client, centre, Ct)).Count);
        Assert.Equal(new Result<int>.Refused([new ClearanceKeyTooYoung()]), await keys.RotateAsync(client, centre, Ct));
        time.Ahead = TimeSpan.FromSeconds(61);
        Assert.Equal(2, (await other.AcceptedAsync(client, centre, Ct)).Count);
        time.Ahead = TimeSpan.FromSeconds(185);
        var second = await CurrentAsync(keys);
        Assert.NotEqual(first, second);
        Assert.Equal(second, await CurrentAsync(other));
        var accepted = await other.AcceptedAsync(client, centre, Ct);
        Assert.Contains(accepted, key => ClearanceToken.Check(token, call, call.From, key) == ClearanceCheck.Good);
        Assert.All(accepted, key => Assert.NotEqual(ClearanceCheck.Good, ClearanceToken.Check(token, call, call.Until, key)));

        // The next rotation ends what the first key cleared long before.
        time.Ahead = TimeSpan.FromSeconds(305);
        Assert.Equal(3, (await keys.RotateAsync(client, centre, Ct)).ValueOrThrow());
        Assert.All(await keys.AcceptedAsync(client, centre, Ct), key => Assert.NotEqual(ClearanceCheck.Good, ClearanceToken.Check(token, call, call.From, key)));
        Assert.Equal(2, Directory.GetFiles(_directory.GateKeys, "clearance-" + client.Value.ToString("N") + "*").Length);
    }

    private static Clearance Call(OrganisationId client) => new(
        Guid.Parse("01939000-0000-7000-8000-000000000009"), client, new CampaignId(Guid.Parse("01939000-0000-7000-8000-000000000003")),
        CallerId.FromKept(390612345678, NumberKind.Geographic), SubscriberNumber.FromRevealed(393471234567), _noon, _noon + Duration.FromMinutes(1), ContentHash.Of([1]));

    /// <summary>The system's time, moved ahead.</summary>
    private sealed class MovedTime : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => TimeProvider.System.GetUtcNow() + Ahead;

        public override long GetTimestamp() => TimeProvider.System.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);
    }

    [Fact]
    public async Task A_secret_others_could_read_is_not_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        var secrets = new SecretFiles(_directory.Root, _directory.GateKeys);
        (await secrets.ReadOrCreateAsync("some", Ct)).ValueOrThrow();
        SetMode("some.key", UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Equal(new KeyPermissionsTooOpen(Path.Combine("gate-keys", "some.key")), ((Result<byte[]>.Refused)(await secrets.ReadOrCreateAsync("some", Ct))).Refusals[0]);
        await File.WriteAllBytesAsync(Path.Combine(_directory.GateKeys, "short.key"), new byte[31], Ct);
        SetMode("short.key", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(new SecretUnusable(), ((Result<byte[]>.Refused)(await secrets.ReadOrCreateAsync("short", Ct))).Refusals[0]);
    }

    [Fact]
    public async Task Of_a_gate_key_only_the_hash_is_kept_and_a_key_taken_back_stays_so()
    {
        var keys = new FileGateKeys(_directory);
        Assert.Empty(keys.List());
        var (id, text, hash) = GateKeyText.New();
        var key = new GateKey(id, new OrganisationId(Identifier(1)), null, GateScopes.Ask | GateScopes.Outcome, _noon, _noon + Duration.FromDays(1), null, hash);
        await keys.AddAsync(key, Ct);

        Assert.Equal([key], keys.List());
        Assert.True(GateKeyText.TryRead(text, out var read, out var offered));
        Assert.Equal((id, true), (read, GateKeyText.Opens(key, offered)));
        Assert.False(GateKeyText.TryRead(text.AsSpan(0, text.Length - 1), out _, out _));
        Assert.False(GateKeyText.Opens(key, ContentHash.Of([1])));
        Assert.Equal((true, false), (key.IsGoodAt(_noon), key.IsGoodAt(_noon + Duration.FromDays(1))));
        Assert.DoesNotContain(text[13..], await File.ReadAllTextAsync(Path.Combine(_directory.GateKeys, "access", id + ".json"), Ct), StringComparison.Ordinal);

        var before = keys.Version;
        var revoked = await keys.RevokeAsync(id, _noon, Ct);
        Assert.Equal(key with { RevokedAt = _noon }, revoked);
        Assert.Equal(revoked, await new FileGateKeys(_directory).RevokeAsync(id, _noon + Duration.FromHours(1), Ct));
        Assert.NotEqual(before, keys.Version);
        Assert.Null(await keys.RevokeAsync("00000000", _noon, Ct));
    }

    private void SetMode(string name, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_directory.GateKeys, name), mode);
        }
    }

    private static DialEvent Event(int i) => new(
        (DialEventKind)((i % 7) + 1),
        Identifier(i),
        new CampaignId(Identifier(1001)),
        new OrganisationId(Identifier(1002)),
        new OrganisationId(Identifier(1003)),
        SubscriberNumber.FromRevealed(393471234000UL + (ulong)i),
        _noon + Duration.FromSeconds(i),
        i % 2 == 0);

    private static GateLogEntry Entry(int i, DialAnswer answer) => new(
        Identifier(i),
        _noon + Duration.FromMilliseconds(i),
        new CampaignId(Identifier(1001)),
        new OrganisationId(Identifier(1002)),
        null,
        SubscriberNumber.FromRevealed(393471234000UL + (ulong)i),
        answer.Verdict,
        i % 2 == 0,
        false,
        answer.ReasonsId,
        ContentHash.Of([(byte)i]),
        i);

    private static Guid Identifier(int i) => new(i, 0x1939, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]);
}
