// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Rulebook;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Cli;

/// <summary><c>filiera screen … --dry-run</c>: what a list would come to, and what would be otherwise if something else were so. Keeps nothing of it.</summary>
internal sealed class ScreenPreview
{
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what the list would come to, and keep nothing" };

    private readonly Option<string?> _date = new("--what-if-date") { Description = "With --dry-run: also as of this instant, past or to come", HelpName = "TIME" };

    private readonly Option<bool> _withoutConsents = new("--without-consents") { Description = "With --dry-run: also as if there were no consent at all" };

    private readonly Option<string[]> _adopted = new("--if-adopted")
    {
        Description = "With --dry-run: also as if these rules had been adopted",
        HelpName = "RULE",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_dryRun);
        command.Add(_date);
        command.Add(_withoutConsents);
        command.Add(_adopted);
    }

    /// <summary>Whether a preview was asked for.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <summary>What is supposed otherwise, or null; or every reason why it cannot be understood.</summary>
    public Result<Supposition?> Read(ParseResult parsed)
    {
        var refusals = new List<Refusal>();
        Instant? asOf = null;
        if (parsed.GetValue(_date) is { } date)
        {
            var read = InstantText.Read(date, "--what-if-date");
            refusals.AddRange(read.Against());
            asOf = read is Result<Instant>.Ok { Value: var at } ? at : null;
        }

        var rules = new List<SupposedRule>();
        foreach (var word in parsed.GetValue(_adopted) ?? [])
        {
            if (RuleId.TryParse(word, out var rule))
            {
                rules.Add(new SupposedRule(rule, Severity.Block));
            }
            else
            {
                refusals.Add(new OptionNotUnderstood("a rule, such as CNS-01") { Where = "--if-adopted" });
            }
        }

        var isAsked = asOf is not null || rules.Count > 0 || parsed.GetValue(_withoutConsents);
        if (isAsked && !IsAsked(parsed))
        {
            refusals.Add(new OptionNotUnderstood("said together with --dry-run: a screening is never made of what is only supposed") { Where = "--dry-run" });
        }

        return refusals.Count > 0 ? Sequence.From(refusals) : new Result<Supposition?>.Ok(
            isAsked ? new Supposition(asOf, Sequence.From(rules), parsed.GetValue(_withoutConsents)) : null);
    }

    /// <summary>Makes the preview and prints it.</summary>
    public static async Task<int> RunAsync(OpenedInstallation installation, ParseResult parsed, PreviewScreening.Command command, CancellationToken ct)
    {
        var console = parsed.InvocationConfiguration;
        var previews = installation.Services.GetRequiredService<PreviewScreening>();
        var begun = await previews.BeginAsync(command, Actor.System("cli"), ct);
        if (begun is Result<PreviewScreening.Begun>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        var preview = begun.ValueOrThrow().Preview;
        if (begun.ValueOrThrow().Job is { } id)
        {
            var job = await JobWait.RunAsync(installation, id, console.Error, ct);
            if (job.State != JobState.Done)
            {
                return await JobWait.RefuseAsync(job, console.Error);
            }

            preview = await previews.FindAsync(id, ct);
        }

        await WriteAsync(preview ?? throw new InvalidOperationException("A preview that is done is there."), parsed.GetValue(OptionReading.AsJson), console.Output);
        return 0;
    }

    private static async Task WriteAsync(ScreeningPreview preview, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            await output.WriteLineAsync(preview.ToJson().ToCanonicalText());
            return;
        }

        var present = preview.Present;
        await output.WriteLineAsync(SentenceOf(present));
        await ScreeningText.WriteAsync(output, present.Counts, present.Reasons, present.ValidUntil);
        if (preview.Supposed is not { } supposed)
        {
            return;
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync("As supposed: " + SentenceOf(supposed));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"allow {present.Counts.Allow} -> {supposed.Counts.Allow}, withhold {present.Counts.Withhold} -> {supposed.Counts.Withhold}, review {present.Counts.Review} -> {supposed.Counts.Review}"));
        foreach (var change in preview.Changes)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{change.Before,10} -> {change.After,-10}  {VerdictNames.Of(change.Verdict),-10}  {change.Reason}"));
        }
    }

    private static string SentenceOf(PreviewTally tally)
    {
        var kept = tally.Counts.Rows - tally.Counts.Allow;
        var first = tally.Reasons.FirstOrDefault(reason => reason.Verdict != Verdict.Allow);
        var because = first is null ? "" : string.Create(CultureInfo.InvariantCulture, $", most often because of {first.Reason} ({first.Rows:#,0})");
        return string.Create(CultureInfo.InvariantCulture, $"{kept:#,0} of {tally.Counts.Rows:#,0} rows would be held back{because}.");
    }
}
