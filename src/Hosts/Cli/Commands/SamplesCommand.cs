// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera samples draw|list|show|record|seal</c>: samples of consents, checked against their proofs (LST-03).</summary>
/// <remarks>Numbers are masked unless <c>--reveal</c> asks for them. Exit code 0 when done, 2 when refused.</remarks>
public static class SamplesCommand
{
    private const int Page = 500;

    private static readonly Argument<string> List = new("LIST") { Description = "The list's identifier, as filiera screen prints it" };
    private static readonly Argument<string> Sample = new("SAMPLE") { Description = "The sample's identifier, as filiera samples draw prints it" };
    private static readonly Argument<int> Item = new("ITEM") { Description = "The number of the consent in the sample, from 1" };
    private static readonly Argument<string> Finding = new("FINDING") { Description = "found, not-found or not-matching" };
    private static readonly Option<string?> Source = new("--source") { Description = "A consent file delivered with the list, by hash; the list's own rows when not given", HelpName = "HASH" };
    private static readonly Option<string?> Seed = new("--seed") { Description = "A seed of one's own, such as a number drawn in public" };
    private static readonly Option<string?> Note = new("--note") { Description = "A note of at most 1,000 characters" };
    private static readonly Option<bool> Reveal = new("--reveal") { Description = "Print whole numbers and the rows' fields: personal data" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("samples", "Samples of consents, checked against their proofs")
    {
        new Command("draw", "Draw a sample of a list's consents") { List, Source, Seed, OptionReading.By, OptionReading.AsJson }.Over(DrawAsync),
        new Command("list", "Every sample, newest first") { OptionReading.AsJson }.Over(ListAsync),
        new Command("show", "The consents of a sample and what was found of each") { Sample, Reveal, OptionReading.AsJson }.Over(ShowAsync),
        new Command("record", "Record what was found of one consent") { Sample, Item, Finding, Note, OptionReading.By }.Over(RecordAsync),
        new Command("seal", "End a sample that was looked at whole, and seal what it came to as evidence") { Sample, OptionReading.By, OptionReading.AsJson }.Over(SealAsync),
    };

    private static async Task<int> DrawAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var list = OptionReading.Identifier(parsed.GetRequiredValue(List), "LIST");
        var by = OptionReading.Actor(parsed);
        var refusals = new List<Refusal>(list.Against().Concat(by.Against()));
        ContentHash? source = null;
        if (parsed.GetValue(Source) is { } text)
        {
            source = ContentHash.TryParse(text, out var hash) ? hash : null;
            if (source is null)
            {
                refusals.Add(new OptionNotUnderstood("sha256: and 64 hexadecimal digits") { Where = "--source" });
            }
        }

        return refusals.Count > 0
            ? await parsed.RefuseAsync(Sequence.From(refusals))
            : await FinishAsync(
                parsed,
                await installation.Services.GetRequiredService<DrawConsentSample>().RunAsync(
                    new DrawConsentSample.Command(new ListId(list.ValueOrThrow()), source, parsed.GetValue(Seed)), by.ValueOrThrow(), ct),
                sample => WriteAsync(parsed, sample));
    }

    private static async Task<int> ListAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var samples = installation.Services.GetRequiredService<IConsentSamples>();
        SampleId? before = null;
        while (await samples.ListAsync(Page, before, ct) is { IsEmpty: false } page)
        {
            foreach (var sample in page)
            {
                await WriteAsync(parsed, sample);
            }

            before = page[^1].Id;
        }

        return 0;
    }

    private static Task WriteAsync(ParseResult parsed, ConsentSample sample) => parsed.InvocationConfiguration.Output.WriteLineAsync(
        parsed.GetValue(OptionReading.AsJson)
            ? Json.Object(
                ("list", sample.List.Value.ToString()),
                ("population", sample.Population),
                ("sample", sample.Id.ToString()),
                ("seed", sample.Seed),
                ("size", sample.Items.Count),
                ("source", sample.Source.ToString())).ToCanonicalText()
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{sample.Id}  {sample.Items.Count:#,0} of {sample.Population:#,0} consents, seed {sample.Seed}"));

    private static async Task<int> ShowAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var id = OptionReading.Identifier(parsed.GetRequiredValue(Sample), "SAMPLE");
        return id is Result<Guid>.Refused refused
            ? await parsed.RefuseAsync(refused.Refusals)
            : await FinishAsync(
                parsed,
                await installation.Services.GetRequiredService<ReadConsentSample>().RunAsync(new SampleId(id.ValueOrThrow()), ct),
                view => WriteAsync(parsed, view));
    }

    private static async Task WriteAsync(ParseResult parsed, ReadConsentSample.View view)
    {
        var (reveal, output) = (parsed.GetValue(Reveal), parsed.InvocationConfiguration.Output);
        foreach (var consent in view.Consents)
        {
            var number = reveal ? consent.Number.Reveal() : consent.Number.ToString();
            var found = consent.Result is { } result ? SampleFindings.NameOf(result.Finding) : null;
            await output.WriteLineAsync(parsed.GetValue(OptionReading.AsJson)
                ? Json.Object(
                [
                    ("finding", found is null ? Json.Null : found),
                    ("item", consent.Item.Number),
                    ("line", consent.Item.Line),
                    ("number", number),
                    .. reveal ? [("fields", Json.Array(consent.Fields.Select(field => (Json)field)))] : Array.Empty<(string, Json)>(),
                ]).ToCanonicalText()
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{consent.Item.Number,4}  line {consent.Item.Line,-9}  {number,-18}  {found ?? "not looked at",-13}{(reveal ? "  " + string.Join(" | ", consent.Fields) : "")}"));
        }

        if (view.Summary is { } summary && !parsed.GetValue(OptionReading.AsJson))
        {
            await output.WriteLineAsync(LineOf(summary));
        }
    }

    private static async Task<int> RecordAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var id = OptionReading.Identifier(parsed.GetRequiredValue(Sample), "SAMPLE");
        var by = OptionReading.Actor(parsed);
        var refusals = new List<Refusal>(id.Against().Concat(by.Against()));
        if (!SampleFindings.TryParse(parsed.GetRequiredValue(Finding), out var finding))
        {
            refusals.Add(new OptionNotUnderstood("found, not-found or not-matching") { Where = "FINDING" });
        }

        return refusals.Count > 0
            ? await parsed.RefuseAsync(Sequence.From(refusals))
            : await FinishAsync(
                parsed,
                await installation.Services.GetRequiredService<RecordSampleResult>().RunAsync(
                    new RecordSampleResult.Command(new SampleId(id.ValueOrThrow()), parsed.GetValue(Item), finding, parsed.GetValue(Note)),
                    by.ValueOrThrow(),
                    ct),
                _ => Task.CompletedTask);
    }

    private static async Task<int> SealAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var id = OptionReading.Identifier(parsed.GetRequiredValue(Sample), "SAMPLE");
        var by = OptionReading.Actor(parsed);
        var refusals = Sequence.From(id.Against().Concat(by.Against()));
        return !refusals.IsEmpty
            ? await parsed.RefuseAsync(refusals)
            : await FinishAsync(
                parsed,
                await installation.Services.GetRequiredService<SealConsentSample>().RunAsync(new SampleId(id.ValueOrThrow()), by.ValueOrThrow(), ct),
                summary => parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(OptionReading.AsJson)
                    ? Json.Object(
                        ("evidence", summary.Evidence.ToString()),
                        ("found", summary.Found),
                        ("not_found", summary.NotFound),
                        ("not_matching", summary.NotMatching)).ToCanonicalText()
                    : LineOf(summary)));
    }

    private static string LineOf(SampleSummary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"sealed: {summary.Found} found, {summary.NotFound} not found, {summary.NotMatching} not matching; evidence {summary.Evidence}");

    private static async Task<int> FinishAsync<T>(ParseResult parsed, Result<T> result, Func<T, Task> write)
    {
        if (result is Result<T>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        await write(result.ValueOrThrow());
        return 0;
    }
}
