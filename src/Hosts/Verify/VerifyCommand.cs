// SPDX-License-Identifier: EUPL-1.2
using System.Text;
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
                await errors.WriteLineAsync(refusal.ToString());
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

        var read = Artefact.Read(Bytes(options, input));
        if (read is not Result<Artefact>.Ok { Value: var artefact })
        {
            return ((Result<Artefact>.Refused)read).Refusals;
        }

        var means = new VerificationMeans(now(), trusted.Policy, trusted.Pinned, trusted.StatusLists, Entry: trusted.Entry);
        if (artefact is Artefact.Address { Place: var place })
        {
            var fetched = await fetcher.FetchAsync($"https://{place.Host}/v/{place.Number}");
            read = fetched is null ? new RegisterNotReached() : Artefact.Read(fetched);
            means = means with { ClaimedHost = place.Host };
            if (read is not Result<Artefact>.Ok { Value: Artefact.Bundle or Artefact.Credential or Artefact.Token } inner)
            {
                return new RegisterNotReached();
            }

            artefact = inner.Value;
            if (Document(artefact) is { } named && !place.IsOf(new Json.Map(named.Members.Remove("proof"))))
            {
                return new AddressOfAnotherCredential();
            }
        }

        return artefact switch
        {
            Artefact.Receipt receipt => ReceiptFindings.Of(receipt.Envelope, trusted.ReceiptKeys, now()),
            Artefact.LogProof proof => LogFindings.Of(proof.Proof, means.WithLogsOfTrusted()),
            _ => await VerifyAsync(artefact, means, fetcher, options, now),
        };
    }

    private static async Task<Findings> VerifyAsync(Artefact artefact, VerificationMeans means, IFetcher fetcher, VerifyOptions options, Func<Instant> now)
    {
        var document = Document(artefact)!;

        // What was fetched may have been issued after the program began.
        var all = (await Fetching.CompleteAsync(document, means, fetcher) with { Now = now() }).WithLogsOfTrusted();
        all = all with { Remembered = Memory.Read(options, all.Policy) };
        var verdict = artefact switch
        {
            Artefact.Bundle bundle => bundle.Content.Verify(all),
            Artefact.Token token => CredentialVerification.Of(token.Jwt, all),
            Artefact.Credential credential => CredentialVerification.Of(credential.Document, all),
            _ => throw new InvalidOperationException("Not a credential."),
        };
        Memory.Keep(options, (artefact as Artefact.Bundle)?.Content.LogProof, verdict.Verification, all);
        return new Findings("credential", verdict.Verification.Checks, verdict.Summary, verdict.IsDemonstration, Title(verdict.Document));
    }

    private static Json.Map? Document(Artefact artefact) => artefact switch
    {
        Artefact.Bundle bundle => bundle.Content.Token?.Document ?? bundle.Content.Credential,
        Artefact.Token token => token.Jwt.Document,
        Artefact.Credential credential => credential.Document,
        _ => null,
    };

    // A file of that name, else the text itself, such as what a QR code said.
    private static byte[] Bytes(VerifyOptions options, Stream input) =>
        options.Input == "-" ? Trust.ReadAll(input) : Trust.File(options.Input) ?? Encoding.UTF8.GetBytes(options.Input);

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
