// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Register;
using NodaTime;

namespace Filiera.Web;

/// <summary>Where this installation issues credentials: as whom, with which keys, and with which status.</summary>
public sealed class CredentialDesk(IConfiguration configuration, Installation installation, IKeyStore keys, IStatusLists lists, WholeBook whole, IRegisterBook book, CertificateActs acts, RegisterOptions register, IClock clock)
{
    /// <summary>Now, from the installation's clock.</summary>
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>As whom: the host configured; on demonstration data, else, the host asked for. Null where neither is a host.</summary>
    public Did? IssuerFor(HttpRequest request)
    {
        var host = configuration["Filiera:RegisterHost"] ?? configuration["FILIERA_REGISTER_HOST"]
            ?? (installation.Demonstration ? request.Host.Value?.ToLowerInvariant() : null);
        return Did.IsHost(host) ? Did.Web(host!) : null;
    }

    /// <summary>The issuer's document; keys that are not there yet are made, where this process may.</summary>
    public async Task<DidDocument> DocumentAsync(Did issuer, CancellationToken ct)
    {
        foreach (var purpose in (KeyPurpose[])[CredentialIssuer.TokenPurpose, CredentialIssuer.ProofPurpose])
        {
            using var key = (await keys.OpenOrCreateAsync(purpose, ct) as Result<SigningKey>.Ok)?.Value;
        }

        var log = await LogKeys.OfAsync(keys, register.Origin, ct);
        return CredentialIssuer.Document(issuer, await keys.ListAsync(ct), log.Select(key => key.ToString()));
    }

    /// <summary>Signs a credential.</summary>
    /// <returns>The credential, or why no key can be had, or <see cref="CredentialUnreadable"/>.</returns>
    public async Task<Result<SecuredCredential>> IssueAsync(Did issuer, Json.Map credential, CancellationToken ct)
    {
        var tokens = await keys.OpenOrCreateAsync(CredentialIssuer.TokenPurpose, ct);
        using var tokenKey = (tokens as Result<SigningKey>.Ok)?.Value;
        var proofs = await keys.OpenOrCreateAsync(CredentialIssuer.ProofPurpose, ct);
        using var proofKey = (proofs as Result<SigningKey>.Ok)?.Value;
        return tokenKey is null ? ((Result<SigningKey>.Refused)tokens).Refusals
            : proofKey is null ? ((Result<SigningKey>.Refused)proofs).Refusals
            : new CredentialIssuer(issuer, tokenKey, proofKey).Issue(credential, clock.GetCurrentInstant());
    }

    /// <summary>The head of a credential of this installation.</summary>
    public CredentialHead Head(Did issuer, string id, Instant from, Instant? until, Sequence<StatusEntry> status) => new(
        id, issuer, issuer.Host!, Floor(from), until is { } end ? Floor(end) : null, installation.Demonstration, status);

    /// <summary>Where the status of a credential stands.</summary>
    public async Task<StatusEntry> StatusOfAsync(Did issuer, StatusPurpose purpose, string id, CancellationToken ct)
    {
        var place = await lists.PlaceOfAsync(purpose, id, clock.GetCurrentInstant(), ct);
        return new StatusEntry(purpose, AddressOf(issuer, place.List), place.Index);
    }

    /// <summary>A status list, issued again where it is not current; null when there is none of that name.</summary>
    public async Task<Result<Json.Map>?> ListAsync(Did issuer, string name, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (await lists.FindAsync(name, ct) is not { } state)
        {
            return null;
        }

        await acts.ApplyAsync(book, lists, ct);
        if (state.Purpose == StatusPurpose.Revocation)
        {
            await RevokeAsync(issuer, now, ct);
        }

        state = (await lists.FindAsync(name, ct))!;

        if (state.IsCurrent(issuer, now))
        {
            return state.Issued!;
        }

        var issued = await IssueAsync(issuer, StatusList.ToCredential(issuer, AddressOf(issuer, name), state.Purpose, state.Bits, now), ct);
        if (issued is not Result<SecuredCredential>.Ok { Value.Secured: var secured })
        {
            return ((Result<SecuredCredential>.Refused)issued).Refusals;
        }

        await lists.KeepAsync(name, secured, now, ct);
        return secured;
    }

    /// <summary>What verifying here relies on: this installation's own issuer, its keys and its lists.</summary>
    public async Task<VerificationMeans> MeansAsync(Did issuer, Json.Map? document, CancellationToken ct)
    {
        var found = new List<Json.Map>();
        foreach (var name in NamesOf(issuer, document))
        {
            if (await ListAsync(issuer, name, ct) is Result<Json.Map>.Ok list)
            {
                found.Add(list.Value);
            }
        }

        return new VerificationMeans(
            clock.GetCurrentInstant(), new VerificationPolicy([issuer]), [new KnownIssuer(await DocumentAsync(issuer, ct), IsVouchedFor: true)], Sequence.From(found))
            .WithLogsOfTrusted();
    }

    /// <summary>The identifier of the credential of a mandate.</summary>
    public static string MandateCredential(Did issuer, MandateId mandate) => $"https://{issuer.Host}/credenziali/mandato/{mandate.Value:D}";

    private static string AddressOf(Did issuer, string list) => $"https://{issuer.Host}/status/{list}";

    private static IEnumerable<string> NamesOf(Did issuer, Json.Map? document) =>
        (document?["credentialStatus"] switch { Json.List list => list.Items.AsEnumerable(), { } one => [one], null => [] })
        .OfType<Json.Map>().Select(entry => entry["statusListCredential"]).OfType<Json.Text>().Select(text => text.Value)
        .Where(address => address.StartsWith(AddressOf(issuer, ""), StringComparison.Ordinal))
        .Select(address => address[AddressOf(issuer, "").Length..]).Distinct().Take(4);

    // A mandate taken back counts from its day, whether or not its credential was ever asked for, and whoever asks for the list.
    private async Task RevokeAsync(Did issuer, Instant now, CancellationToken ct)
    {
        foreach (var mandate in (await whole.Ledger.ReadAsync(ct)).Mandates.Values.Where(mandate => mandate.RevokedFrom <= now))
        {
            await lists.SetAsync(StatusPurpose.Revocation, MandateCredential(issuer, mandate.Id), set: true, now, ct);
        }
    }

    private static Instant Floor(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
