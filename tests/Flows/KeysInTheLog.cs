// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows;

/// <summary>A key replaced by two people is stated in the public log, and what it signed before stays verifiable.</summary>
public sealed class KeysInTheLog : IAsyncLifetime
{
    private static readonly Did Issuer = Did.Web("register.example");
    private readonly string _root = Directory.CreateTempSubdirectory("filiera-keys-log-").FullName;
    private ServiceProvider _services = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
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
    public async Task A_rotation_approved_is_an_entry_for_each_key_and_old_artefacts_are_verified_as_before()
    {
        var signed = await IssueAsync();
        await PublishAsync();
        var before = await PublishAsync();
        var proof = (await (await NowAsync()).ProveAsync(0, Ct)).ValueOrThrow();
        var leaf = (await (await NowAsync()).Log.LeafHashAsync(0, Ct)).ValueOrThrow();
        string[] purposes = [LogWriterOptions.KeyPurpose.Name, CredentialIssuer.TokenPurpose.Name, CredentialIssuer.ProofPurpose.Name];
        var rotated = new List<RotatedKey>();
        foreach (var purpose in purposes)
        {
            (await WithAsync<KeyRotation, Result<TrustedKey>>(rotation => rotation.AskAsync(purpose, new Actor("person:first"), Ct))).ValueOrThrow();
            rotated.Add((await WithAsync<KeyRotation, Result<RotatedKey>>(rotation => rotation.ApproveAsync(purpose, new Actor("person:second"), Ct))).ValueOrThrow());
        }

        var after = await PublishAsync();
        var came = (await WithAsync<IRegisterBook, Sequence<RegisteredEntry>>(book => book.ChangesAsync(before.Checkpoint.Size - 1, 100, Ct))).Select(one => one.Entry).ToList();
        foreach (var (old, now) in rotated.Select(pair => (pair.Retired.Key.Id.Value, pair.InUse.Key.Id.Value)))
        {
            Assert.Single(came, entry => entry.Type == EntryType.KeyRetired && entry.Subject.Id == old);
            Assert.Single(came, entry => entry.Type == EntryType.KeyAdded && entry.Subject.Id == now);
        }

        // The log goes on under its new key; the proof of the old one holds, as does the credential of the old ones.
        var keys = await LogKeys.OfAsync(Keys, after.Checkpoint.Origin, Ct);
        Assert.True(after.Note.Signatures[0].IsBy(new NoteKey(after.Checkpoint.Origin, NoteKeyKind.Ed25519, rotated[0].InUse.Key), after.Note.Text));
        proof.Verify(leaf, after.Checkpoint.Origin, keys).ValueOrThrow();
        var means = new VerificationMeans(
            _services.GetRequiredService<IClock>().GetCurrentInstant() + Duration.FromMinutes(1),
            new VerificationPolicy([Issuer]),
            [new KnownIssuer(CredentialIssuer.Document(Issuer, await Keys.ListAsync(Ct)), IsVouchedFor: true)],
            []);
        Assert.Equal(CredentialSummary.Valid, CredentialVerification.Of(signed.Secured, means).Summary);
        Assert.Equal(CredentialSummary.Valid, CredentialVerification.Of(signed.Token, means).Summary);
        Assert.NotEqual((await IssueAsync()).Token.Text, signed.Token.Text);
    }

    private IKeyStore Keys => _services.GetRequiredService<IKeyStore>();

    private async Task<SecuredCredential> IssueAsync()
    {
        using var tokens = (await Keys.OpenOrCreateAsync(CredentialIssuer.TokenPurpose, Ct)).ValueOrThrow();
        using var proofs = (await Keys.OpenOrCreateAsync(CredentialIssuer.ProofPurpose, Ct)).ValueOrThrow();
        var at = Instant.FromUnixTimeSeconds(_services.GetRequiredService<IClock>().GetCurrentInstant().ToUnixTimeSeconds());
        var credential = new MandateCredential(
            new CredentialHead($"https://{Issuer.Host}/credenziali/mandato/1", Issuer, Issuer.Host!, at - Duration.FromHours(1), null, Demonstration: false, []),
            new NamedNode("urn:uuid:0198aaaa-0000-7000-8000-000000000001", "Committente Inventato srl"),
            new NamedNode("urn:uuid:0198aaaa-0000-7000-8000-000000000002", "Centro Inventato srl"),
            new NamedNode("urn:uuid:0198aaaa-0000-7000-8000-000000000003", "Prova"),
            new LocalDate(2026, 1, 1),
            null).ToCredential();
        return new CredentialIssuer(Issuer, tokens, proofs).Issue(credential, at).ValueOrThrow();
    }

    private async Task<SignedCheckpoint> PublishAsync() =>
        (await WithAsync<PublishRegister, Result<PublishedRegister>>(publish => publish.RunAsync(Ct))).ValueOrThrow().Checkpoint;

    private async Task<RegisterState> NowAsync() => (await _services.GetRequiredService<RegisterReading>().NowAsync(Ct)).ValueOrThrow();

    private async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
