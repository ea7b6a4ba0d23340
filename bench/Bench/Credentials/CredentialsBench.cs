// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Filiera.Kernel;
using Filiera.Register;
using Filiera.Register.Samples;
using NodaTime;

namespace Filiera.Bench;

/// <summary><c>bench credentials</c>: verifying and issuing credentials against the libraries others verify and issue them with.</summary>
internal static class CredentialsBench
{
    private const int Rounds = 3;
    private const int Ours = 2_000;
    private const int Theirs = 100;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static int Run(string[] args)
    {
        var date = Measure.Option(args, "--date") ?? "undated";
        using var samples = new SampleCredentials(21);
        using var peer = new CredentialPeer();
        var (verified, issued) = (Verify(samples, peer), Issue(samples, peer));
        var (markdown, json) = Report(date, [verified, issued]);
        Console.WriteLine(markdown);
        Measure.Save("credentials", markdown, json);
        return 0;
    }

    private static Line Verify(SampleCredentials samples, CredentialPeer peer)
    {
        // Theirs ask the system's clock.
        var now = Instant.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 60);
        Json.Map[] lists = [samples.List(StatusPurpose.Revocation, now), samples.List(StatusPurpose.Suspension, now)];
        var credential = samples.Issuer.Issue(new Json.Map(samples.Next(1).Members.SetItem("validUntil", "2099-01-01T00:00:00Z")), now).ValueOrThrow().Secured;
        var bytes = credential.ToCanonicalBytes();
        var means = samples.Means with { Now = now, StatusLists = [.. lists] };
        peer.Ask(Json.Object(("act", "documents"), ("documents", Json.Object(
            (CredentialContexts.OwnAt(samples.Issuer.Issuer), CredentialContexts.Own()),
            (samples.Issuer.Issuer.DocumentAddress!, samples.Document.ToJson()),
            (SampleCredentials.ListAddress(StatusPurpose.Revocation), lists[0]),
            (SampleCredentials.ListAddress(StatusPurpose.Suspension), lists[1])))));
        var measured = Measure.Interleaved(
            Rounds,
            ("theirs", () => peer.Seconds(Json.Object(("act", "time-core"), ("count", Theirs), ("credential", credential)))),
            ("ours", () => Timed(() =>
            {
                for (var i = 0; i < Ours; i++)
                {
                    var read = (Artefact.Credential)Artefact.Read(bytes).ValueOrThrow();
                    if (CredentialVerification.Of(read.Document, means).Summary != CredentialSummary.Valid)
                    {
                        throw new InvalidOperationException("Not valid.");
                    }
                }
            })));
        return Line.Of("credentials verified, a second: signature, issuer, dates, status", "npm @digitalcredentials/verifier-core", measured, 30);
    }

    private static Line Issue(SampleCredentials samples, CredentialPeer peer)
    {
        var credential = samples.Next(0);
        var measured = Measure.Interleaved(
            Rounds,
            ("theirs", () => peer.Seconds(Json.Object(("act", "time-issue"), ("count", Theirs), ("credential", credential), ("seed", new string('7', 64))))),
            ("ours", () => Timed(() =>
            {
                for (var i = 0; i < Ours; i++)
                {
                    samples.Sign(credential);
                }
            })));
        return Line.Of("credentials issued, a second: theirs with both proofs inside, ours with both and as token", "npm @digitalbazaar/vc", measured, 5);
    }

    private static double? Timed(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static (string Markdown, string Json) Report(string date, Line[] lines)
    {
        var text = new StringBuilder();
        text.AppendLine("# Credentials against the libraries of others").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Measure.Cpu}; .NET {Environment.Version}; Node 20; one thread each; {date}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Command: `./do bench credentials --date {date}`, which is `dotnet run --project bench/Bench -c Release -- credentials`.");
        text.AppendLine(CultureInfo.InvariantCulture, $"In turn, {Rounds} rounds after one that is not counted; medians (lowest–highest). Nothing leaves the machine: what theirs fetches it is handed at once.").AppendLine();
        text.AppendLine("| what | peer | theirs | ours | ratio | goal |").AppendLine("|---|---|---|---|---|---|");
        foreach (var line in lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {line.What} | {line.Peer} | {line.TheirRate} | {line.OurRate} | {line.Ratio:0.0}× | ≥ {line.Goal}× |");
        }

        text.AppendLine().AppendLine("Verifying, ours checks both proofs of the credential; it verifies each status list once and remembers that while it is at hand, theirs verifies one list, and one proof of it, each time. Theirs knows only the suite eddsa-rdfc-2022, and checks a JSON schema besides.");
        return (text.ToString(), JsonSerializer.Serialize(lines, Indented));
    }

    private sealed record Line(string What, string Peer, string TheirRate, string OurRate, double Ratio, double Goal)
    {
        public static Line Of(string what, string peer, IReadOnlyList<Measure> measures, double goal) => new(
            what, peer, Rate(Theirs, measures[0]), Rate(Ours, measures[1]), measures[0].Median / Theirs / (measures[1].Median / Ours), goal);

        private static string Rate(int count, Measure measure) =>
            string.Create(CultureInfo.InvariantCulture, $"{count / measure.Median:N0} ({count / measure.Max:N0}–{count / measure.Min:N0})");
    }
}
