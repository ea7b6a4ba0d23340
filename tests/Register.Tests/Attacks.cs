// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register.Tests;

/// <summary>What a dishonest register would try, each shown to fail before whoever checks. docs/register.md lists these and those in other rooms.</summary>
public class Attacks
{
    private const string Number = "FIL-2026-000017";
    private static readonly LocalDate Day = new(2026, 11, 20);
    private static readonly EntrySubject Certificate = EntrySubject.Of(SubjectKind.Certificate, Number);
    private static readonly MapKey Key = MapKey.OfCertificate(Number);

    private readonly MemoryBook _book = new();
    private readonly MemoryKeys _keys = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shown_as_valid_while_the_log_has_its_withdrawal_it_is_refused()
    {
        var valid = await PublishedAsync(Issued());
        var withdrawn = await PublishedAsync(Draft(2, EntryType.CertificateWithdrawn, Json.Object(("reason", "requirement-not-met"))));
        var honest = (await withdrawn.AskAsync(Key, Ct)).ValueOrThrow();
        Assert.Equal(EntryType.CertificateWithdrawn, honest.Statement!.Type);

        // The entry of yesterday, with every proof that it is in today's log; and yesterday's whole answer moved under today's checkpoint.
        var old = (await valid.AskAsync(Key, Ct)).ValueOrThrow();
        var lies = new[]
        {
            honest with { Entry = old.Entry, EntryProof = (await withdrawn.ProveAsync(old.EntryProof!.Index, Ct)).ValueOrThrow() },
            old with
            {
                RootProof = (await withdrawn.ProveAsync(old.RootProof.Index, Ct)).ValueOrThrow(),
                EntryProof = (await withdrawn.ProveAsync(old.EntryProof!.Index, Ct)).ValueOrThrow(),
            },
        };
        foreach (var lie in lies)
        {
            Assert.Equal(Refused(new RegisterAnswerWrong()), lie.Verify(Key, NoteBed.Origin, await LogKeysAsync()));
        }
    }

    [Fact]
    public async Task Backdated_an_entry_is_in_no_checkpoint_of_its_day()
    {
        var then = await PublishedAsync(Issued());
        var now = await PublishedAsync(Draft(2, EntryType.CertificateSuspended, Json.Object(("reason", "surveillance-overdue"))) with
        {
            Effective = Day.PlusDays(-300),
            Recorded = NoteBed.At - Duration.FromDays(300),
        });
        var backdated = (await now.AskAsync(Key, Ct)).ValueOrThrow();

        // Whoever kept the checkpoint of that time, cosigned or not, sees that it was not there.
        Assert.True(backdated.EntryProof!.Index >= then.Log.Size);
        var moved = backdated.EntryProof with { Checkpoint = then.Checkpoint.Note };
        Assert.IsType<Result<SignedCheckpoint>.Refused>(moved.Verify(backdated.Statement!.LeafHash, NoteBed.Origin, await LogKeysAsync()));
    }

    [Fact]
    public async Task An_entry_left_out_of_a_log_signed_anew_is_missed_by_whoever_kept_a_checkpoint()
    {
        var kept = await PublishedAsync(Issued());
        var other = new MemoryBook();
        other.Drafts.Add(new EntryDraft("told-9", EntryType.OrganisationAdmitted, EntrySubject.Of(SubjectKind.Organisation, "IT99901010019"), Day, NoteBed.At, Json.Object(("name", "Prova srl"))));
        await PublishAsync(other);
        await PublishAsync(other);
        using var reading = new RegisterReading(other, _keys, LogBed.Clock, new RegisterOptions(NoteBed.Origin));
        var without = (await reading.NowAsync(Ct)).ValueOrThrow();

        var size = Math.Min(kept.Log.Size, without.Log.Size);
        Assert.NotEqual((await kept.Log.RootAtAsync(size, Ct)).ValueOrThrow(), (await without.Log.RootAtAsync(size, Ct)).ValueOrThrow());
        var proof = (await without.Log.ProveConsistencyAsync(size, Ct)).ValueOrThrow();
        Assert.False(proof.Proves((await kept.Log.RootAtAsync(size, Ct)).ValueOrThrow(), without.Log.Checkpoint.Root));
    }

    [Fact]
    public async Task Never_logged_a_certificate_is_proved_to_be_none_and_borrows_no_proof()
    {
        var state = await PublishedAsync(Issued());
        var absent = (await state.AskAsync(MapKey.OfCertificate("FIL-2026-000018"), Ct)).ValueOrThrow();
        Assert.False(absent.IsPresent);
        absent.Verify(MapKey.OfCertificate("FIL-2026-000018"), NoteBed.Origin, await LogKeysAsync()).ValueOrThrow();

        // Another's entry and proofs, shown for it.
        var borrowed = (await state.AskAsync(Key, Ct)).ValueOrThrow();
        Assert.Equal(Refused(new RegisterAnswerWrong()), borrowed.Verify(MapKey.OfCertificate("FIL-2026-000018"), NoteBed.Origin, await LogKeysAsync()));
        Assert.Equal(Refused(new RegisterAnswerWrong()), (borrowed with { Key = absent.Key }).Verify(absent.Key, NoteBed.Origin, await LogKeysAsync()));
    }

    [Fact]
    public async Task Truncated_by_a_backup_put_back_the_log_is_refused_by_its_reader()
    {
        await PublishedAsync(Issued());
        var backup = _book.Log.Checkpoint;
        using var reading = new RegisterReading(_book, _keys, LogBed.Clock, new RegisterOptions(NoteBed.Origin));
        await PublishAsync(_book, Draft(2, EntryType.CertificateExpired, Json.Object()));
        (await reading.NowAsync(Ct)).ValueOrThrow();

        _book.Log.Checkpoint = backup;
        Assert.Equal((Result<RegisterState>)new LogForked(), await reading.NowAsync(Ct));
    }

    [Fact]
    public async Task An_entry_edited_where_it_lies_is_named_and_served_by_nobody()
    {
        var state = await PublishedAsync(Issued());
        var index = (await state.AskAsync(Key, Ct)).ValueOrThrow().EntryProof!.Index;
        var bundle = _book.Log.Files.Keys.Single(name => name.StartsWith("tile/entries/000", StringComparison.Ordinal));
        var text = System.Text.Encoding.UTF8.GetString(_book.Log.Files[bundle]);
        _book.Log.Files[bundle] = System.Text.Encoding.UTF8.GetBytes(text.Replace("2029-11-20", "2039-11-20", StringComparison.Ordinal));

        Assert.IsType<LogFileCorrupted>(((Result<ReadOnlyMemory<byte>>.Refused)await state.Log.EntryAsync(index, Ct)).Refusals[0]);
        Assert.IsType<LogFileCorrupted>(Assert.Single((await LogCheck.RunAsync(_book.Log, state.Log.Checkpoint, Ct)).Problems));
    }

    [Fact]
    public async Task A_forged_tile_is_named_and_proves_nothing()
    {
        var state = await PublishedAsync(Issued());
        var tile = _book.Log.Files.Keys.Single(name => name.StartsWith("tile/0/000", StringComparison.Ordinal));
        _book.Log.Files[tile] = _book.Log.Files[tile].ToArray();
        ContentHash.Of("another entry"u8).CopyTo(_book.Log.Files[tile]);

        Assert.IsType<Result<LogReader>.Refused>(await LogReader.OpenAsync(_book.Log, state.Log.Checkpoint, Ct));
        Assert.NotEmpty((await LogCheck.RunAsync(_book.Log, state.Log.Checkpoint, Ct)).Problems);
    }

    private static EntryDraft Issued() => Draft(1, EntryType.CertificateIssued, Json.Object(
        ("holder", "organisation:IT99901010019"), ("scheme_hash", ContentHash.Of("scheme"u8).ToString()), ("valid_until", "2029-11-20")));

    private static EntryDraft Draft(int place, EntryType type, Json.Map facts) => new($"told-{place}", type, Certificate, Day, NoteBed.At, facts);

    private static Result<SignedCheckpoint> Refused(Refusal refusal) => refusal;

    private async Task<RegisterState> PublishedAsync(EntryDraft draft)
    {
        await PublishAsync(_book, draft);
        using var reading = new RegisterReading(_book, _keys, LogBed.Clock, new RegisterOptions(NoteBed.Origin));
        return (await reading.NowAsync(Ct)).ValueOrThrow();
    }

    private async Task PublishAsync(MemoryBook book, params EntryDraft[] drafts)
    {
        book.Drafts.AddRange(drafts);
        await new PublishRegister(
            [book], book, book, _keys, LogBed.Clock, new RegisterOptions(NoteBed.Origin), book, new CollectCosignatures(new NoWitness())).RunAsync(Ct);
    }

    private Task<Sequence<NoteKey>> LogKeysAsync() => LogKeys.OfAsync(_keys, NoteBed.Origin, Ct);

    private sealed class NoWitness : IWitnessClient
    {
        public Task<WitnessAnswer?> AddCheckpointAsync(Uri witness, ReadOnlyMemory<byte> body, CancellationToken ct) => Task.FromResult<WitnessAnswer?>(null);
    }
}
