// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Register;

namespace Filiera.Web;

/// <summary>One certificate of the register: its page for people, and at the same address its credential for programs.</summary>
internal static class CertificateEndpoints
{
    private const string Address = "/registro/certificati/";
    private const string Bundle = "fascicolo.json";

    /// <summary>The credential of a certificate.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="form"><c>json</c> or <c>jwt</c>.</param>
    public static string CredentialAddress(string number, string form) => $"{Address}{number}/credenziale.{form}";

    /// <summary>The credential of a certificate with everything needed to verify it offline.</summary>
    public static string BundleAddress(string number) => $"{Address}{number}/{Bundle}";

    /// <summary>Maps the page, the short address that a printed code leads to, and the credential in both forms.</summary>
    public static void MapCertificates(this IEndpointRouteBuilder app)
    {
        foreach (var address in (string[])[Address, RegisterEndpoints.ShortAddress])
        {
            app.MapPage(AccessPolicies.Everyone, address + "{number}", (string number, Visit visit, CredentialDesk desk, RegisterReading reading, IRegisterBook book, CancellationToken ct) =>
                Wanted(visit.Http.Request) is { } form
                    ? CredentialAsync(number, form, visit, desk, reading, book, ct)
                    : PageAsync(number, visit, desk, reading, book, ct));
        }

        foreach (var (name, form) in ((string, string)[])[("credenziale.json", "json"), ("credenziale.jwt", "jwt"), (Bundle, "bundle")])
        {
            app.MapPage(AccessPolicies.Everyone, Address + "{number}/" + name, (string number, Visit visit, CredentialDesk desk, RegisterReading reading, IRegisterBook book, CancellationToken ct) =>
                CredentialAsync(number, form, visit, desk, reading, book, ct));
        }
    }

    // What is liked best of what is had here; people get the page whatever their browser takes besides.
    private static string? Wanted(HttpRequest request) => request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1)
        .Select(type => type.MediaType.Value switch
        {
            "text/html" or "application/xhtml+xml" => "",
            "application/vc+jwt" => "jwt",
            "application/vc" or "application/ld+json" => "json",
            "application/json" => "bundle",
            _ => null,
        })
        .FirstOrDefault(form => form is not null) is { Length: > 0 } wanted ? wanted : null;

    private static async Task<IResult> CredentialAsync(string number, string form, Visit visit, CredentialDesk desk, RegisterReading reading, IRegisterBook book, CancellationToken ct)
    {
        if (RegisterQuestion.Certificate(number) is not { } question)
        {
            return Results.NotFound();
        }

        if (desk.IssuerFor(visit.Http.Request) is not { } issuer)
        {
            return Answers.Problem([new RegisterHostNotSet()]);
        }

        var opened = await reading.NowAsync(ct);
        if (opened is not Result<RegisterState>.Ok { Value: var state })
        {
            return Answers.Problem(((Result<RegisterState>.Refused)opened).Refusals);
        }

        if (await RegisterCertificate.ReadAsync(state, book, question.Value, visit.Today, ct) is not { } certificate)
        {
            // That there is none is an answer too, with its proof.
            return await RegisterApi.AnswerAsync(question, reading, ct);
        }

        visit.Http.Response.Headers.Vary = "Accept";
        visit.Http.Response.Headers.AccessControlAllowOrigin = "*";
        return await IssueAsync(desk, issuer, certificate, book, ct) switch
        {
            Result<SecuredCredential>.Ok(var credential) when form == "bundle" => await BundleAsync(credential, issuer, certificate, state, desk, ct) switch
            {
                Result<CredentialBundle>.Ok(var bundle) => Results.Bytes(bundle.ToJson().ToCanonicalBytes(), "application/json"),
                Result<CredentialBundle>.Refused refused => Answers.Problem(refused.Refusals),
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            Result<SecuredCredential>.Ok(var credential) when form == "jwt" => Results.Bytes(Encoding.ASCII.GetBytes(credential.Token.Text), "application/vc+jwt"),
            Result<SecuredCredential>.Ok(var credential) => Results.Bytes(credential.Secured.ToCanonicalBytes(), "application/vc"),
            Result<SecuredCredential>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What an address of this register leads to, for whoever verifies without a script.</summary>
    /// <returns>The bundle; null where there is no such certificate; <see cref="AddressOfAnotherCredential"/>; or why it cannot be made.</returns>
    internal static async Task<Result<CredentialBundle>?> LookUpAsync(RegisterAddress place, Did issuer, CredentialDesk desk, RegisterReading reading, IRegisterBook book, CancellationToken ct)
    {
        var opened = await reading.NowAsync(ct);
        if (opened is not Result<RegisterState>.Ok { Value: var state })
        {
            return ((Result<RegisterState>.Refused)opened).Refusals;
        }

        if (RegisterQuestion.Certificate(place.Number) is not { } question
            || await RegisterCertificate.ReadAsync(state, book, question.Value, RomeTime.DayOf(desk.Now), ct) is not { } certificate)
        {
            return null;
        }

        var issued = await IssueAsync(desk, issuer, certificate, book, ct);
        return issued is not Result<SecuredCredential>.Ok { Value: var credential } ? ((Result<SecuredCredential>.Refused)issued).Refusals
            : place.IsOf(credential.Document) ? await BundleAsync(credential, issuer, certificate, state, desk, ct)
            : new AddressOfAnotherCredential();
    }

    private static async Task<Result<SecuredCredential>> IssueAsync(CredentialDesk desk, Did issuer, RegisterCertificate certificate, IRegisterBook book, CancellationToken ct)
    {
        var holder = certificate.Standing.Holder;
        var names = await RegisterEndpoints.NamesAsync([holder], book, ct);
        return await CertificateCredential.IssueAsync(desk, issuer, certificate, names.GetValueOrDefault(holder.ToString()), ct);
    }

    // What its entry states stands in the log: read there, as anyone would, and not in the database.
    private static async Task<Result<CredentialBundle>> BundleAsync(SecuredCredential credential, Did issuer, RegisterCertificate certificate, RegisterState state, CredentialDesk desk, CancellationToken ct)
    {
        var index = certificate.Ground.Index!.Value;
        var (entry, proof) = (await state.Log.EntryAsync(index, ct), await state.ProveAsync(index, ct));
        if (entry is not Result<ReadOnlyMemory<byte>>.Ok { Value: var bytes })
        {
            return ((Result<ReadOnlyMemory<byte>>.Refused)entry).Refusals;
        }

        if (proof is not Result<TlogProof>.Ok { Value: var included })
        {
            return ((Result<TlogProof>.Refused)proof).Refusals;
        }

        var means = await desk.MeansAsync(issuer, credential.Document, ct);
        return new CredentialBundle(
            credential.Secured, null, Sequence.From(means.Issuers.Select(known => known.Document)), means.StatusLists, Sequence.Create(bytes.Span), included);
    }

    private static async Task<IResult> PageAsync(string number, Visit visit, CredentialDesk desk, RegisterReading reading, IRegisterBook book, CancellationToken ct)
    {
        if (RegisterQuestion.Certificate(number) is not { } question)
        {
            return Results.NotFound();
        }

        var opened = await reading.NowAsync(ct);
        if (opened is not Result<RegisterState>.Ok { Value: var state })
        {
            return Answers.Problem(((Result<RegisterState>.Refused)opened).Refusals);
        }

        var request = visit.Http.Request;
        var issuer = desk.IssuerFor(request)?.Host;
        var host = issuer is not null && issuer != request.Host.Value?.ToLowerInvariant() ? "https://" + issuer : $"{request.Scheme}://{request.Host}";
        return RegisterPages.Kept(state, visit, book, async () =>
            await RegisterCertificate.ReadAsync(state, book, question.Value, visit.Today, ct) is { } certificate
                ? Answers.Page<RegisterCertificatePage>(
                    ("Certificate", certificate),
                    ("Names", await RegisterEndpoints.NamesAsync([certificate.Standing.Holder], book, ct)),
                    ("Address", host + RegisterEndpoints.ShortAddress + question.Value))
                : await RegisterEndpoints.AnswerAsync(question, visit, reading, book, ct));
    }
}
