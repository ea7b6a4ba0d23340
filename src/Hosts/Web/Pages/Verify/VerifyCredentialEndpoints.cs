// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;

namespace Filiera.Web;

/// <summary>Checking a credential without an account: in the browser where it can, here where it cannot. Nothing sent here is kept.</summary>
public static class VerifyCredentialEndpoints
{
    /// <summary>Where it is.</summary>
    public const string Address = "/verifica";

    private const string Field = "credential";
    private const long Limit = 2 * Artefact.LargestSize;

    /// <summary>Maps <c>/verifica</c>.</summary>
    public static void MapVerifyCredential(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Everyone, Address, (HttpContext http, CredentialDesk desk) =>
            Answers.Page<VerifyPage>(("Issuer", desk.IssuerFor(http.Request))));
        app.MapForm(AccessPolicies.Everyone, Address, CheckAsync)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(Limit));
    }

    private static async Task<IResult> CheckAsync(Visit visit, CredentialDesk desk, IKeyStore keys, RegisterReading reading, IRegisterBook book, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        var issuer = desk.IssuerFor(visit.Http.Request);
        var files = new List<byte[]>();
        foreach (var file in (await visit.Http.Request.ReadFormAsync(ct)).Files.Where(file => file.Length > 0).Take(2))
        {
            files.Add(await BytesAsync(file, ct));
        }

        // Of two files one is a proof from the log, and the other the entry that it speaks of.
        var first = files.Find(bytes => bytes.AsSpan().StartsWith("c2sp.org/tlog-proof@"u8)) ?? (files.Count > 0 ? files[0] : Encoding.UTF8.GetBytes(form[Field]));
        var entry = files.Find(bytes => bytes != first);
        var read = Artefact.Read(first);
        if (issuer is { } here && read is Result<Artefact>.Ok { Value: Artefact.Address { Place: var place } } && place.Host == here.Host)
        {
            var led = await CertificateEndpoints.LookUpAsync(place, here, desk, reading, book, ct);
            return led switch
            {
                Result<CredentialBundle>.Ok(var bundle) => Shown(VerifiedArtefact.Of(bundle.Verify(await desk.MeansAsync(here, bundle.Credential, ct) with { ClaimedHost = place.Host }))),
                Result<CredentialBundle>.Refused refused => RefusedOf(refused.Refusals[0]),
                _ => Results.Redirect(RegisterEndpoints.ShortAddress + place.Number),
            };
        }

        var found = read is Result<Artefact>.Ok ok && issuer is { } own ? await FoundAsync(ok.Value, entry, own, desk, keys, ct) : null;
        return found is not null ? Shown(found)
            : RefusedOf(read is Result<Artefact>.Refused not ? not.Refusals[0] : issuer is null ? new RegisterHostNotSet() : new CodeOfAnotherRegister());

        IResult Shown(VerifiedArtefact verified) => Answers.Page<VerifyPage>(("Issuer", issuer), ("Form", form), ("Found", verified));

        IResult RefusedOf(Refusal refusal) => Answers.Page<VerifyPage>(
            StatusCodes.Status422UnprocessableEntity, ("Issuer", issuer), ("Form", form.Refused([refusal with { Where = Field }])));
    }

    private static async Task<VerifiedArtefact?> FoundAsync(Artefact artefact, byte[]? entry, Did issuer, CredentialDesk desk, IKeyStore keys, CancellationToken ct)
    {
        var document = artefact switch
        {
            Artefact.Credential credential => credential.Document,
            Artefact.Token token => token.Jwt.Document,
            Artefact.Bundle bundle => bundle.Content.Token?.Document ?? bundle.Content.Credential,
            _ => null,
        };
        var means = await desk.MeansAsync(issuer, document, ct) with { Entry = entry is null ? null : Sequence.Create<byte>(entry) };
        return artefact switch
        {
            Artefact.Credential credential => VerifiedArtefact.Of(CredentialVerification.Of(credential.Document, means)),
            Artefact.Token token => VerifiedArtefact.Of(CredentialVerification.Of(token.Jwt, means)),
            Artefact.Bundle bundle => VerifiedArtefact.Of(bundle.Content.Verify(means)),
            Artefact.LogProof proof => VerifiedArtefact.Of(LogProofVerdict.Of(proof.Proof, means)),
            Artefact.Receipt receipt => VerifiedArtefact.Of(ReceiptVerdict.Of(receipt.Envelope, await VerifyEndpoints.KeysAsync(keys, ct), means.Now)),
            _ => null,
        };
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken ct)
    {
        var bytes = new byte[Math.Min(file.Length, Artefact.LargestSize + 1)];
        await using var stream = file.OpenReadStream();
        return bytes[..await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct)];
    }
}
