// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Verify;

/// <summary>The whole tool: reads, fetches what is missing, verifies and tells.</summary>
public static class VerifyCommand
{
    private const int Refused = 4;
    private const int WrongUsage = 64;

    /// <summary>Runs the tool.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="input">What is piped in.</param>
    /// <param name="output">Where the verdict goes.</param>
    /// <param name="errors">Where refusals go.</param>
    /// <param name="fetcher">How public documents are fetched.</param>
    /// <param name="clock">What time it is.</param>
    /// <returns>The exit code: docs/verify.md.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Stream input, TextWriter output, TextWriter errors, IFetcher fetcher, IClock clock)
    {
        if (VerifyOptions.Read(arguments) is not { } options
            || (options.At is { } text && !InstantPattern.ExtendedIso.Parse(text).Success))
        {
            await errors.WriteLineAsync(VerifyOptions.Usage);
            return WrongUsage;
        }

        Func<Instant> now = options.At is { } at ? () => InstantPattern.ExtendedIso.Parse(at).Value : clock.GetCurrentInstant;
        var found = await FindAsync(options, input, options.Offline ? new NoFetcher() : fetcher, now);
        if (found is Result<Findings>.Refused refused)
        {
            foreach (var refusal in refused.Refusals)
            {
                await errors.WriteLineAsync(RefusalWords.Say(refusal, options.Italian));
            }

            return Refused;
        }

        var findings = ((Result<Findings>.Ok)found).Value;
        await output.WriteLineAsync(options.AsJson ? findings.ToJson().ToCanonicalText() : findings.ToText(options.Italian));
        return findings.ExitCode;
    }

    private static async Task<Result<Findings>> FindAsync(VerifyOptions options, Stream input, IFetcher fetcher, Func<Instant> now)
    {
        var trust = Trust.Read(options);
        if (trust is not Result<Trust>.Ok { Value: var trusted })
        {
            return ((Result<Trust>.Refused)trust).Refusals;
        }

        var given = Input.Read(options, input);
        var read = given is Result<byte[]>.Ok { Value: var bytes } ? Artefact.Read(bytes) : ((Result<byte[]>.Refused)given).Refusals;
        if (read is not Result<Artefact>.Ok { Value: var artefact })
        {
            return ((Result<Artefact>.Refused)read).Refusals;
        }

        var means = new VerificationMeans(now(), trusted.Policy, trusted.Pinned, trusted.StatusLists, Entry: trusted.Entry);
        switch (artefact)
        {
            case Artefact.Receipt receipt:
                return ReceiptFindings.Of(ReceiptVerdict.Of(receipt.Envelope, trusted.ReceiptKeys, now()));
            case Artefact.LogProof proof:
                return await ProofAsync(proof.Proof, means, fetcher, options);
            case Artefact.Address { Place: var place }:
                return await LookUpAsync(place, means with { ClaimedHost = place.Host }, fetcher, options, now);
            default:
                return await VerifyAsync(artefact, means, fetcher, options, now);
        }
    }

    private static async Task<Result<Findings>> LookUpAsync(
        RegisterAddress place, VerificationMeans means, IFetcher fetcher, VerifyOptions options, Func<Instant> now)
    {
        var fetched = await fetcher.FetchAsync($"https://{place.Host}/v/{place.Number}");
        if (fetched is null)
        {
            return new RegisterNotReached();
        }

        if (RegisterAnswer.Read(fetched) is Result<RegisterAnswer>.Ok { Value: { IsPresent: false } answer })
        {
            return AbsenceFindings.Of(place, answer, (await Fetching.IssuerAsync(place.Host, means, fetcher)).WithLogsOfTrusted());
        }

        if (Artefact.Read(fetched) is not Result<Artefact>.Ok { Value: Artefact.Bundle or Artefact.Credential or Artefact.Token } found)
        {
            return new RegisterNotReached();
        }

        return Document(found.Value) is { } named && !place.IsOf(new Json.Map(named.Members.Remove("proof")))
            ? new AddressOfAnotherCredential()
            : await VerifyAsync(found.Value, means, fetcher, options, now);
    }

    private static async Task<Findings> VerifyAsync(Artefact artefact, VerificationMeans means, IFetcher fetcher, VerifyOptions options, Func<Instant> now)
    {
        var document = Document(artefact)!;

        // What was fetched may have been issued after the program began.
        var all = (await Fetching.CompleteAsync(document, means, fetcher) with { Now = now() }).WithLogsOfTrusted();
        var proof = (artefact as Artefact.Bundle)?.Content.LogProof;
        all = await LogHistory.CompleteAsync(all with { Remembered = Memory.Read(options, all.Policy) }, proof, fetcher);
        var verdict = artefact switch
        {
            Artefact.Bundle bundle => bundle.Content.Verify(all),
            Artefact.Token token => CredentialVerification.Of(token.Jwt, all),
            Artefact.Credential credential => CredentialVerification.Of(credential.Document, all),
            _ => throw new InvalidOperationException("Not a credential."),
        };
        Memory.Keep(options, proof, verdict.Verification, all);
        return new Findings("credential", verdict.Verification.Checks, verdict.Summary, verdict.IsDemonstration, Title(verdict.Document));
    }

    // The log of an issuer trusted by its name is the one that its host names today.
    private static async Task<Findings> ProofAsync(TlogProof proof, VerificationMeans means, IFetcher fetcher, VerifyOptions options)
    {
        foreach (var host in means.Policy.TrustedIssuers.Select(issuer => issuer.Host).OfType<string>())
        {
            means = await Fetching.IssuerAsync(host, means, fetcher);
        }

        means = means.WithLogsOfTrusted();
        means = await LogHistory.CompleteAsync(means with { Remembered = Memory.Read(options, means.Policy) }, proof, fetcher);
        var verdict = LogProofVerdict.Of(proof, means);
        Memory.Keep(options, proof, verdict.Verification, means);
        return LogFindings.Of(verdict);
    }

    private static Json.Map? Document(Artefact artefact) => artefact switch
    {
        Artefact.Bundle bundle => bundle.Content.Token?.Document ?? bundle.Content.Credential,
        Artefact.Token token => token.Jwt.Document,
        Artefact.Credential credential => credential.Document,
        _ => null,
    };

    private static string Title(Json.Map document)
    {
        var subject = document["credentialSubject"] as Json.Map;
        var parts = new[] { document["name"], subject?["name"], (document["issuer"] as Json.Map)?["name"], (document["issuer"] as Json.Map)?["id"] };
        return string.Join(" · ", parts.OfType<Json.Text>().Select(text => text.Value).Distinct());
    }

    private sealed class NoFetcher : IFetcher
    {
        public Task<byte[]?> FetchAsync(string address) => Task.FromResult<byte[]?>(null);
    }
}
