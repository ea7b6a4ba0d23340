// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Text;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Register;
using Filiera.SeedWorld;
using Filiera.Stores.Files;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows;

/// <summary>The public log of the seed world: what it states, and what it must not.</summary>
public sealed class SeedRegister : IAsyncLifetime
{
    private static readonly SeedPlan Plan = SeedPlan.Of("test", SeedSize.S, new LocalDate(2026, 11, 16));

    private readonly string _root = Directory.CreateTempSubdirectory("filiera-seed-log-").FullName;
    private ServiceProvider _services = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (await SeedInstallation.PlayAsync(Installation.At(_root), Plan, null, default)).ValueOrThrow();
        _services = new ServiceCollection().AddLogging().AddFiliera(Installation.At(_root)).BuildServiceProvider();
        (await _services.PrepareAsync(default)).ValueOrThrow();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task The_log_is_sound_and_states_what_was_decided_each_entry_after_the_one_before_of_its_subject()
    {
        var state = await StateAsync();
        Assert.Empty((await LogCheck.RunAsync(new FileLogFiles(Path.Combine(_root, "log")), state.Log.Checkpoint, Ct)).Problems);
        var entries = (await EntriesAsync(state)).Select(entry => RegisterEntry.Parse(entry).ValueOrThrow()).ToList();
        var last = new Dictionary<EntrySubject, ContentHash>();
        foreach (var entry in entries)
        {
            Assert.Equal(last.TryGetValue(entry.Subject, out var previous) ? previous : null, entry.Previous);
            last[entry.Subject] = entry.LeafHash;
        }

        int Count(EntryType type) => entries.Count(entry => entry.Type == type);
        Assert.Equal(
            (Plan.Clients.Count + Plan.Centres.Count + SeedPlan.SoleTraders.Count, Plan.Numbers.Count, Plan.Mandates.Count),
            (Count(EntryType.OrganisationAdmitted), Count(EntryType.CallerNumberDeclared), Count(EntryType.MandateGiven)));
        Assert.Equal(
            (Plan.Numbers.Count(number => number.ReleasedDaysAgo is not null), Plan.Mandates.Count(mandate => mandate.RevokedDaysAgo is not null), 1),
            (Count(EntryType.CallerNumberReleased), Count(EntryType.MandateRevoked), Count(EntryType.RulesPublished)));
        Assert.Equal(
            Plan.Lists.Select(list => list.Centre).Where(centre => SeedPlan.SoleTraders.All(trader => trader.Key != centre)).Distinct()
                .Select(centre => "organisation:IT" + Plan.Centres.Single(firm => firm.Key == centre).VatNumber).Order(StringComparer.Ordinal),
            entries.Where(entry => entry.Type == EntryType.EvidenceBandsStated).Select(entry => entry.Subject.ToString()).Order(StringComparer.Ordinal));
        Assert.True(Count(EntryType.KeyAdded) >= 3);
        Assert.True(Count(EntryType.EvidenceHeadCommitted) > 0);
        Assert.Equal(EntryType.MapRootCommitted, entries[^1].Type);
        Assert.All(entries, entry => Assert.True(entry.Recorded <= RomeTime.StartOf(Plan.Day.PlusDays(1))));
    }

    [Fact]
    public async Task Present_and_absent_are_proved_to_a_stranger_who_has_the_key_alone()
    {
        var state = await StateAsync();
        var keys = await LogKeys.OfAsync(_services.GetRequiredService<IKeyStore>(), state.Log.Checkpoint.Origin, Ct);
        var sole = SeedPlan.SoleTraders[0];
        foreach (var (vat, present) in Plan.Centres.Select(firm => ("IT" + firm.VatNumber, true)).Append(("IT" + sole.VatNumber, false)))
        {
            var key = MapKey.OfOrganisation(vat);
            var sent = (await state.AskAsync(key, Ct)).ValueOrThrow().ToJson().ToCanonicalBytes();

            var answer = RegisterAnswer.Read(sent).ValueOrThrow();
            answer.Verify(key, state.Log.Checkpoint.Origin, keys).ValueOrThrow();
            Assert.Equal((vat, present), (vat, answer.IsPresent));
        }
    }

    [Fact]
    public async Task No_personal_datum_is_in_the_log_neither_plain_nor_hashed_without_a_salt()
    {
        var state = await StateAsync();
        var log = string.Join('\n', (await EntriesAsync(state)).Select(Encoding.UTF8.GetString));
        var personal = new List<string>();
        personal.AddRange(Plan.People.Select(person => person.DisplayName));
        personal.AddRange(Plan.Rights.Select(right => right.Phone).OfType<string>());
        foreach (var firm in SeedPlan.SoleTraders)
        {
            personal.AddRange([firm.LegalName, firm.VatNumber, "IT" + firm.VatNumber]);
            personal.AddRange(Plan.Numbers.Where(number => number.Centre == firm.Key).Select(number => CallerId.Parse(number.Number).ValueOrThrow().ToString()));
        }

        foreach (var list in Plan.Lists)
        {
            using var written = new MemoryStream();
            await ListWriter.WriteAsync(list, written, null, Ct);
            personal.AddRange(NumbersIn(written.ToArray()));
        }

        Assert.True(personal.Count > 15_000);
        foreach (var datum in personal.Distinct())
        {
            Assert.DoesNotContain(datum, log, StringComparison.OrdinalIgnoreCase);
            foreach (var form in new[] { datum, datum.TrimStart('+'), datum.ToUpperInvariant(), datum.ToLowerInvariant() }.Distinct())
            {
                var bytes = Encoding.UTF8.GetBytes(form);
                Assert.DoesNotContain(ContentHash.Of(bytes).ToHex(), log, StringComparison.Ordinal);
                Assert.DoesNotContain(MerkleHash.Leaf(bytes).ToHex(), log, StringComparison.Ordinal);
            }

            // Nor as the key of a map, which anyone could guess numbers against.
            Assert.DoesNotContain(MapKey.OfOrganisation(datum).Hash.ToHex(), log, StringComparison.Ordinal);
            Assert.DoesNotContain(MapKey.OfCallerNumber(datum).Hash.ToHex(), log, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Publishing_again_changes_nothing_and_a_new_decision_is_there_after_it()
    {
        var before = (await StateAsync()).Log.Size;
        await using var scope = _services.CreateAsyncScope();
        var publish = scope.ServiceProvider.GetRequiredService<PublishRegister>();
        // The portal's own clock is later than the simulated one, so that the day's evidence is committed once more at most.
        await publish.RunAsync(Ct);
        var settled = (await publish.RunAsync(Ct)).ValueOrThrow().Checkpoint.Checkpoint.Size;

        Assert.Equal(settled, (await publish.RunAsync(Ct)).ValueOrThrow().Checkpoint.Checkpoint.Size);
        // So are the bands of firms whose receipts are older than a year by then, or were stated three months ago.
        Assert.InRange(settled, before, before + 4 + Plan.Centres.Count);
    }

    [Fact]
    public async Task A_witness_reached_over_HTTP_cosigns_what_grows_and_names_a_log_that_was_put_back()
    {
        var origin = _services.GetRequiredService<RegisterOptions>().Origin;
        var logs = await LogKeys.OfAsync(_services.GetRequiredService<IKeyStore>(), origin, Ct);
        var folder = Path.Combine(_root, "witness");
        await using var witness = (await WitnessServer.StartAsync(
            folder, "witness.example/prova", logs, new IPEndPoint(IPAddress.Loopback, 0), _services.GetRequiredService<IClock>(), Ct)).ValueOrThrow();
        Assert.Equal((Result<WitnessServer>)new WitnessAlreadyRuns(), await WitnessServer.StartAsync(
            folder, "witness.example/prova", logs, new IPEndPoint(IPAddress.Loopback, 0), _services.GetRequiredService<IClock>(), Ct));
        await File.WriteAllTextAsync(
            Path.Combine(_root, FileWitnessPolicy.FileName), $"log {logs[0]}\nwitness prova {witness.Key} {witness.Address}\nquorum prova\n", Ct);
        var backup = await File.ReadAllBytesAsync(Path.Combine(_root, "log", "checkpoint"), Ct);

        await using var scope = _services.CreateAsyncScope();
        var publish = scope.ServiceProvider.GetRequiredService<PublishRegister>();
        (await scope.ServiceProvider.GetRequiredService<RegisterOrganisation>().RunAsync(
            new RegisterOrganisation.Command("Ultima Inventata srl", "9990301999" + PartitaIva.CheckDigitOf("9990301999"), [OrganisationRole.Client], null),
            PlayWorld.Player, Ct)).ValueOrThrow();
        Assert.Empty((await publish.RunAsync(Ct)).ValueOrThrow().Contradicted);
        var served = await File.ReadAllBytesAsync(Path.Combine(_root, "log", "checkpoint"), Ct);
        var opened = SignedCheckpoint.Open(served, origin, logs, [witness.Key]).ValueOrThrow();
        Assert.Equal(witness.Key, Assert.Single(opened.Cosignatures).Witness);
        Assert.Equal(served, (await StateAsync()).Note.ToArray());

        // A backup of the log alone, put back: what is in the book is not published again, and the witness knows better.
        await File.WriteAllBytesAsync(Path.Combine(_root, "log", "checkpoint"), backup, Ct);
        Directory.Delete(Path.Combine(_root, "log-journal"), recursive: true);
        Assert.Equal(["prova"], (await publish.RunAsync(Ct)).ValueOrThrow().Contradicted);
    }

    // Whatever stands in a list and reads as a telephone number.
    private static IEnumerable<string> NumbersIn(byte[] list) => Encoding.UTF8.GetString(list)
        .Split(['\n', '\r', ';', ',', '\t', '"'], StringSplitOptions.RemoveEmptyEntries)
        .Select(cell => cell.Trim())
        .Where(cell => cell.Length is >= 8 and <= 24 && cell.Count(char.IsAsciiDigit) >= 8)
        .Select(cell => NumberParser.Parse(cell))
        .Select(parsed => parsed.RevealE164())
        .OfType<string>()
        .Distinct();

    private async Task<RegisterState> StateAsync() => (await _services.GetRequiredService<RegisterReading>().NowAsync(Ct)).ValueOrThrow();

    private static async Task<List<byte[]>> EntriesAsync(RegisterState state)
    {
        var entries = new List<byte[]>();
        for (var bundle = 0L; bundle << 8 < state.Log.Size; bundle++)
        {
            entries.AddRange((await state.Log.EntriesAsync(bundle, Ct)).ValueOrThrow().Select(entry => entry.ToArray()));
        }

        return entries;
    }
}
