// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
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

    private static async Task<IResult> CheckAsync(Visit visit, CredentialDesk desk, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        var issuer = desk.IssuerFor(visit.Http.Request);
        var sent = await visit.Http.Request.ReadFormAsync(ct);
        var bytes = sent.Files.FirstOrDefault(file => file.Length > 0) is { } file ? await BytesAsync(file, ct) : Encoding.UTF8.GetBytes(form[Field]);
        var read = Artefact.Read(bytes);
        var verdict = read is Result<Artefact>.Ok ok ? await VerdictAsync(ok.Value, issuer, desk, ct) : null;
        if (verdict is not null)
        {
            return Answers.Page<VerifyPage>(("Issuer", issuer), ("Form", form), ("Verdict", verdict));
        }

        // A receipt, a log proof or an address is something else; each has its own place to be checked.
        var refusal = read is Result<Artefact>.Refused refused ? refused.Refusals[0] : new ArtefactUnreadable();
        return Answers.Page<VerifyPage>(
            StatusCodes.Status422UnprocessableEntity, ("Issuer", issuer), ("Form", form.Refused([refusal with { Where = Field }])));
    }

    private static async Task<CredentialVerdict?> VerdictAsync(Artefact artefact, Did? issuer, CredentialDesk desk, CancellationToken ct)
    {
        var document = artefact switch
        {
            Artefact.Credential credential => credential.Document,
            Artefact.Token token => token.Jwt.Document,
            Artefact.Bundle bundle => bundle.Content.Token?.Document ?? bundle.Content.Credential,
            _ => null,
        };
        if (document is null || issuer is null)
        {
            return null;
        }

        var means = await desk.MeansAsync(issuer.Value, document, ct);
        return artefact switch
        {
            Artefact.Credential credential => CredentialVerification.Of(credential.Document, means),
            Artefact.Token token => CredentialVerification.Of(token.Jwt, means),
            Artefact.Bundle bundle => bundle.Content.Verify(means),
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
