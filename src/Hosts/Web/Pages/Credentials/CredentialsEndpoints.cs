// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Register;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>What strangers fetch to verify our credentials, and the credentials of receipts and mandates.</summary>
public static class CredentialsEndpoints
{
    /// <summary>Maps the issuer's document, its context and status lists, and the downloads.</summary>
    public static void MapCredentials(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Everyone, "/.well-known/did.json", (HttpContext http, CredentialDesk desk, CancellationToken ct) =>
            PublicAsync(http, desk, async issuer => (await desk.DocumentAsync(issuer, ct)).ToJson()));
        app.MapPage(AccessPolicies.Everyone, CredentialContexts.OwnPath, (HttpContext http) =>
        {
            Open(http, "public, max-age=86400");
            return Results.Bytes(CredentialContexts.Own().ToCanonicalBytes(), "application/ld+json");
        });
        app.MapPage(AccessPolicies.Everyone, "/status/{name}", (string name, HttpContext http, CredentialDesk desk, CancellationToken ct) =>
            PublicAsync(http, desk, issuer => desk.ListAsync(issuer, name, ct)));
        foreach (var form in (string[])["json", "jwt"])
        {
            app.MapPage(AccessPolicies.Workspace, ReceiptsEndpoints.Address + "/{id:guid}/credenziale." + form, (Guid id, Visit visit, IReceipts receipts, CredentialDesk desk, CancellationToken ct) =>
                ReceiptAsync(id, form, visit, receipts, desk, ct));
            app.MapPage(AccessPolicies.Workspace, "/lavoro/mandati/{id:guid}/credenziale." + form, (Guid id, Visit visit, IPartyLedger parties, CredentialDesk desk, CancellationToken ct) =>
                MandateAsync(id, form, visit, parties, desk, ct));
        }
    }

    private static async Task<IResult> PublicAsync(HttpContext http, CredentialDesk desk, Func<Did, Task<Result<Json.Map>?>> find)
    {
        if (desk.IssuerFor(http.Request) is not { } issuer)
        {
            return Answers.Problem([new RegisterHostNotSet()]);
        }

        var found = await find(issuer);
        if (found is Result<Json.Map>.Refused refused)
        {
            return Answers.Problem(refused.Refusals);
        }

        Open(http, "public, max-age=60");
        return found is Result<Json.Map>.Ok ok ? Results.Bytes(ok.Value.ToCanonicalBytes(), "application/json") : Results.NotFound();
    }

    private static Task<IResult> PublicAsync(HttpContext http, CredentialDesk desk, Func<Did, Task<Json.Map>> find) =>
        PublicAsync(http, desk, async issuer => (Result<Json.Map>?)await find(issuer));

    // Verifiers in other people's pages read these too.
    private static void Open(HttpContext http, string caching)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.CacheControl = caching;
    }

    private static async Task<IResult> ReceiptAsync(Guid id, string form, Visit visit, IReceipts receipts, CredentialDesk desk, CancellationToken ct)
    {
        if (await receipts.FindAsync(new ReceiptId(id), ct) is not { } kept)
        {
            return Results.NotFound();
        }

        if (desk.IssuerFor(visit.Http.Request) is not { } issuer)
        {
            return Answers.Problem([new RegisterHostNotSet()]);
        }

        var receipt = ReceiptsEndpoints.Read(kept);
        var head = desk.Head(issuer, $"https://{issuer.Host}/credenziali/ricevuta/{receipt.Id}", receipt.IssuedAt, receipt.ValidUntil, []);
        var credential = new ReceiptCredential(head, receipt, kept.Envelope.PayloadHash).ToCredential();
        return File(await desk.IssueAsync(issuer, credential, ct), form, DownloadName.Of(visit, "receipt", $"-{receipt.Id}.vc.{form}"));
    }

    private static async Task<IResult> MandateAsync(Guid id, string form, Visit visit, IPartyLedger parties, CredentialDesk desk, CancellationToken ct)
    {
        var book = await parties.ReadAsync(ct);
        if (!book.Mandates.TryGetValue(new MandateId(id), out var mandate))
        {
            return Results.NotFound();
        }

        if (desk.IssuerFor(visit.Http.Request) is not { } issuer)
        {
            return Answers.Problem([new RegisterHostNotSet()]);
        }

        var address = CredentialDesk.MandateCredential(issuer, mandate.Id);
        var head = desk.Head(
            issuer, address, mandate.Term.From, mandate.Term.To, [await desk.StatusOfAsync(issuer, StatusPurpose.Revocation, address, ct)]);
        var credential = new MandateCredential(
            head,
            new NamedNode($"urn:uuid:{mandate.Client.Value:D}", book.NameOf(mandate.Client)),
            new NamedNode($"urn:uuid:{mandate.Centre.Value:D}", book.NameOf(mandate.Centre)),
            new NamedNode($"urn:uuid:{mandate.Campaign.Value:D}", book.Campaigns[mandate.Campaign].Name),
            RomeTime.DayOf(mandate.Term.From),
            mandate.Term.To is { } end ? RomeTime.DayOf(end) : null).ToCredential();
        return File(await desk.IssueAsync(issuer, credential, ct), form, DownloadName.Of(visit, "mandate", $"-{mandate.Id.Value:D}.vc.{form}"));
    }

    private static IResult File(Result<SecuredCredential> issued, string form, string name) => issued switch
    {
        Result<SecuredCredential>.Ok(var credential) when form == "jwt" => Results.Bytes(Encoding.ASCII.GetBytes(credential.Token.Text), "application/vc+jwt", name),
        Result<SecuredCredential>.Ok(var credential) => Results.Bytes(credential.Secured.ToCanonicalBytes(), "application/vc", name),
        Result<SecuredCredential>.Refused refused => Answers.Problem(refused.Refusals),
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };
}
