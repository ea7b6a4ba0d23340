// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Rulebook;

namespace Filiera.Cli;

/// <summary><c>filiera evidence</c>: verifies evidence from a file alone, and lists, exports and checks what an installation keeps.</summary>
/// <remarks>Exit code 0 when every check that must be met is met, 1 when not, 2 when something was refused.</remarks>
public static class EvidenceCommand
{
    private const int Done = 0;
    private const int DoesNotHold = 1;
    private const int Refused = 2;
    private const int Page = 500;

    private static readonly Option<bool> AsJson = new("--json") { Description = "Print JSON" };

    private static readonly Option<string?> Rulebook = new("--rulebook")
    {
        Description = $"The rulebook's directory; else {RulebookDirectory.Variable}, else beside the program, else above the current directory",
        HelpName = "DIR",
    };

    /// <summary>The command.</summary>
    /// <param name="open">Opens the installation for <c>list</c>, <c>export</c> and <c>check</c>; null leaves them out.</param>
    /// <param name="recompute">The capabilities that can measure again, by the rulebook's directory; asked for only when something is measured.</param>
    public static Command Create(OpenEvidence? open, Func<string?, RecomputeRegistry> recompute)
    {
        var command = new Command("evidence", "Sealed evidence: verify, list, export") { Verify(recompute) };
        if (open is not null)
        {
            command.Add(List(open));
            command.Add(Export(open));
            command.Add(CheckKept(open, recompute));
        }

        return command;
    }

    private static Command Verify(Func<string?, RecomputeRegistry> recompute)
    {
        var file = new Argument<string>("BUNDLE") { Description = "A bundle, as filiera evidence export writes it" };
        var keys = new Option<string[]>("--key") { Description = "A public key or key list that came from the issuer, not with the bundle", HelpName = "FILE" };
        var inputs = new Option<string?>("--inputs") { Description = "A folder with the files measured, under any names", HelpName = "DIR" };
        var command = new Command("verify", "Verify a bundle, check by check, without any installation") { file, keys, inputs, Rulebook, AsJson };
        command.SetAction((parsed, ct) => GuardedAsync(parsed, async () =>
        {
            var bundle = EvidenceBundle.Read(await File.ReadAllBytesAsync(parsed.GetRequiredValue(file), ct));
            if (bundle is Result<EvidenceBundle>.Refused unreadable)
            {
                return Refuse(parsed, unreadable.Refusals);
            }

            if (!TryKeys(parsed, parsed.GetValue(keys) ?? [], out var trusted) || !TryRules(parsed, out var knows))
            {
                return Refused;
            }

            var folder = parsed.GetValue(inputs) is { } path ? new FolderInputs(path) : null;
            return Print(parsed, await new VerifyEvidence(recompute(parsed.GetValue(Rulebook))).RunAsync(
                bundle.ValueOrThrow(), new EvidenceTrust(trusted, knows, []), folder, ct));
        }));
        return command;
    }

    private static Command List(OpenEvidence open)
    {
        var kind = new Option<string?>("--kind") { Description = "Only subjects of this kind", HelpName = "KIND" };
        var command = new Command("list", "List the subjects with evidence and where each chain ends") { kind, AsJson };
        command.SetAction((parsed, ct) => WithInstallationAsync(parsed, open, async installation =>
        {
            EvidenceSubject? after = null;
            while (await installation.Store.ListAsync(parsed.GetValue(kind), after, Page, ct) is { IsEmpty: false } page)
            {
                foreach (var listing in page)
                {
                    parsed.InvocationConfiguration.Output.Write(parsed.GetValue(AsJson) ? EvidenceText.ListingJson(listing) : EvidenceText.Listing(listing));
                }

                after = page[^1].Subject;
            }

            return Done;
        }, ct));
        return command;
    }

    private static Command Export(OpenEvidence open)
    {
        var subject = Subject();
        var output = new Option<string?>("--output") { Description = "The file to write; else standard output", HelpName = "FILE" };
        var command = new Command("export", "Write a subject's whole chain as a bundle that anyone can verify") { subject, output };
        command.SetAction((parsed, ct) => WithSubjectAsync(parsed, subject, open, async (installation, about) =>
        {
            var exported = await new ExportEvidence(installation.Store, installation.Keys).RunAsync(about, ct);
            if (exported is Result<EvidenceBundle>.Refused refused)
            {
                return Refuse(parsed, refused.Refusals);
            }

            var bytes = exported.ValueOrThrow().ToBytes();
            if (parsed.GetValue(output) is { } path)
            {
                await File.WriteAllBytesAsync(path, bytes, ct);
            }
            else
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(System.Text.Encoding.UTF8.GetString(bytes));
            }

            return Done;
        }, ct));
        return command;
    }

    private static Command CheckKept(OpenEvidence open, Func<string?, RecomputeRegistry> recompute)
    {
        var subject = Subject();
        var command = new Command("check", "Verify a subject's chain as this installation keeps it") { subject, Rulebook, AsJson };
        command.SetAction((parsed, ct) => WithSubjectAsync(parsed, subject, open, async (installation, about) =>
        {
            if (!TryRules(parsed, out var knows))
            {
                return Refused;
            }

            // A rulebook that is named measures from the inputs alone; else everything the installation keeps helps.
            var again = parsed.GetValue(Rulebook) is { } directory ? recompute(directory) : installation.Recompute;
            var verify = new VerifyStoredEvidence(installation.Store, installation.Keys, new VerifyEvidence(again));
            return await verify.RunAsync(about, knows, installation.Inputs, ct) switch
            {
                Result<Verification>.Ok ok => Print(parsed, ok.Value),
                Result<Verification>.Refused refused => Refuse(parsed, refused.Refusals),
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }, ct));
        return command;
    }

    private static Argument<string> Subject() => new("SUBJECT") { Description = "Kind and identifier, such as contact-list:0192f0" };

    private static bool TryKeys(ParseResult parsed, string[] files, out Sequence<TrustedKey> keys)
    {
        keys = [];
        foreach (var file in files)
        {
            if (KeyList.Read(File.ReadAllBytes(file)) is not Result<Sequence<TrustedKey>>.Ok read)
            {
                Refuse(parsed, [new KeyUnreadable { Where = file }]);
                return false;
            }

            keys = Sequence.From(keys.Concat(read.Value));
        }

        return true;
    }

    // Without a rulebook the rules stay unchecked; a rulebook that is there and broken is refused.
    private static bool TryRules(ParseResult parsed, out Func<RuleRef, bool>? knows)
    {
        knows = null;
        var directory = RulebookDirectory.Locate(
            parsed.GetValue(Rulebook), Environment.GetEnvironmentVariable(RulebookDirectory.Variable), AppContext.BaseDirectory, Environment.CurrentDirectory);
        if (directory is null)
        {
            return true;
        }

        switch (RulebookDirectory.Load(directory))
        {
            case Result<RuleCatalogue>.Ok { Value: var catalogue }:
                knows = reference => catalogue.Find(reference) is not null;
                return true;
            case Result<RuleCatalogue>.Refused refused:
                Refuse(parsed, refused.Refusals);
                return false;
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }

    private static Task<int> WithSubjectAsync(
        ParseResult parsed, Argument<string> argument, OpenEvidence open, Func<OpenedEvidence, EvidenceSubject, Task<int>> act, CancellationToken ct) =>
        EvidenceSubject.TryParse(parsed.GetRequiredValue(argument), out var subject)
            ? WithInstallationAsync(parsed, open, installation => act(installation, subject!), ct)
            : Task.FromResult(Refuse(parsed, [new EvidenceSubjectNotUnderstood()]));

    private static Task<int> WithInstallationAsync(ParseResult parsed, OpenEvidence open, Func<OpenedEvidence, Task<int>> act, CancellationToken ct) =>
        GuardedAsync(parsed, async () =>
        {
            var opened = await open(parsed, ct);
            if (opened is Result<OpenedEvidence>.Refused closed)
            {
                return Refuse(parsed, closed.Refusals);
            }

            await using var installation = opened.ValueOrThrow();
            return await act(installation);
        });

    private static async Task<int> GuardedAsync(ParseResult parsed, Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception problem) when (problem is not StorageFailedException and (IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException))
        {
            return Refuse(parsed, [new EvidenceFileUnreadable(problem.Message)]);
        }
    }

    private static int Print(ParseResult parsed, Verification verification)
    {
        parsed.InvocationConfiguration.Output.Write(parsed.GetValue(AsJson) ? EvidenceText.ChecksJson(verification) : EvidenceText.Checks(verification));
        return verification.Holds ? Done : DoesNotHold;
    }

    private static int Refuse(ParseResult parsed, Sequence<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            parsed.InvocationConfiguration.Error.WriteLine(refusal);
        }

        return Refused;
    }
}
