// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera review list|show|decide</c>: the rows that a person must look at, and what was decided about them.</summary>
/// <remarks>Numbers are masked unless <c>--reveal</c> asks for them. Exit code 0 when done, 2 when refused.</remarks>
public static class ReviewCommand
{
    private const int MostRows = 1000;

    private static readonly Argument<string> Screening = new("SCREENING") { Description = "The screening's identifier, as filiera screen prints it" };
    private static readonly Option<int?> Group = new("--group") { Description = "The number of a group: the rows that share one set of reasons" };
    private static readonly Option<long?> Place = new("--place") { Description = "The place of one row, as filiera review show prints it" };
    private static readonly Option<long> From = new("--from") { Description = "The place to begin at" };
    private static readonly Option<int> Limit = new("--limit") { Description = "At most so many rows, up to 1000", DefaultValueFactory = _ => 50 };
    private static readonly Option<bool> Reveal = new("--reveal") { Description = "Print whole numbers and the rows' fields: personal data" };
    private static readonly Option<bool> Allow = new("--allow") { Description = "They may be called, as long as what they rest on holds" };
    private static readonly Option<bool> Keep = new("--keep") { Description = "They stay withheld" };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why, in 10 to 1,000 characters", Required = true };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("review", "Rows under review: look at them and decide")
    {
        new Command("list", "Every queue, newest first, with its groups of reasons") { OptionReading.AsJson }.Over(ListAsync),
        new Command("show", "The rows of one queue") { Screening, Group, From, Limit, Reveal, OptionReading.AsJson }.Over(ShowAsync),
        new Command("decide", "Decide about one row or a whole group; it takes effect when the list is screened again")
        {
            Screening, Group, Place, Allow, Keep, Reason, OptionReading.By, OptionReading.AsJson,
        }.Over(DecideAsync),
    };

    private static async Task<int> ListAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var reviews = installation.Services.GetRequiredService<IReviews>();
        var screenings = installation.Services.GetRequiredService<IScreenings>();
        var output = parsed.InvocationConfiguration.Output;
        ScreeningId? before = null;
        while (await reviews.ListAsync(MostRows, before, ct) is { IsEmpty: false } page)
        {
            foreach (var queue in page)
            {
                var name = (await screenings.FindAsync(queue.List, ct))?.Name ?? "";
                await WriteAsync(queue, name, parsed.GetValue(OptionReading.AsJson), output);
            }

            before = page[^1].Screening;
        }

        return 0;
    }

    private static async Task WriteAsync(ReviewQueue queue, string name, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            await output.WriteLineAsync(Json.Object(
                ("groups", Json.Array(queue.Groups.Select(group => (Json)Json.Object(
                    ("number", group.Number), ("reasons", Json.Array(group.Reasons.Select(reason => (Json)reason))), ("rows", group.Rows))))),
                ("list", queue.List.Value.ToString()),
                ("name", name),
                ("rows", queue.Rows),
                ("screening", queue.Screening.Value.ToString())).ToCanonicalText());
            return;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{queue.Screening.Value}  {queue.Rows:#,0} rows of {name}"));
        foreach (var group in queue.Groups)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"  group {group.Number,-4} {group.Rows,10}  {string.Join(' ', group.Reasons)}"));
        }
    }

    private static async Task<int> ShowAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var id = OptionReading.Identifier(parsed.GetRequiredValue(Screening), "SCREENING");
        var (limit, from) = (parsed.GetValue(Limit), parsed.GetValue(From));
        var refusals = new List<Refusal>(id.Against());
        if (limit is < 1 or > MostRows)
        {
            refusals.Add(new OptionNotUnderstood("a number from 1 to 1000") { Where = "--limit" });
        }

        if (from < 0)
        {
            refusals.Add(new OptionNotUnderstood("a place from 0") { Where = "--from" });
        }

        if (refusals.Count > 0)
        {
            return await parsed.RefuseAsync(Sequence.From(refusals));
        }

        var read = await installation.Services.GetRequiredService<ReadReview>()
            .RunAsync(new ScreeningId(id.ValueOrThrow()), parsed.GetValue(Group), from, limit, ct);
        if (read is Result<ReadReview.Page>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        var page = read.ValueOrThrow();
        var output = parsed.InvocationConfiguration.Output;
        foreach (var item in page.Items)
        {
            await output.WriteLineAsync(parsed.GetValue(OptionReading.AsJson)
                ? JsonOf(item, parsed.GetValue(Reveal)).ToCanonicalText()
                : LineOf(item, parsed.GetValue(Reveal)));
        }

        if (page.Next is { } next)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"more rows from --from {next}"));
        }

        return 0;
    }

    private static string LineOf(ReviewItem item, bool reveal) => string.Create(
        CultureInfo.InvariantCulture,
        $"{item.Place,9}  group {item.Group,-4}  {(reveal ? item.Number.Reveal() : item.Number.ToString()),-18}  {DecisionOf(item),-14}  {string.Join(' ', item.Reasons)}{(reveal ? "  " + string.Join(" | ", item.Fields) : "")}");

    private static string DecisionOf(ReviewItem item) => item.Decision?.Choice switch
    {
        ReviewChoice.Allow => "allow",
        ReviewChoice.KeepWithheld => "keep-withheld",
        _ => "undecided",
    };

    private static Json JsonOf(ReviewItem item, bool reveal) => Json.Object(
    [
        ("decision", item.Decision is null ? Json.Null : DecisionOf(item)),
        ("group", item.Group),
        ("number", reveal ? item.Number.Reveal() : item.Number.ToString()),
        ("place", item.Place),
        ("reasons", Json.Array(item.Reasons.Select(reason => (Json)reason))),
        .. reveal ? [("fields", Json.Array(item.Fields.Select(field => (Json)field)))] : Array.Empty<(string, Json)>(),
    ]);

    private static async Task<int> DecideAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var id = OptionReading.Identifier(parsed.GetRequiredValue(Screening), "SCREENING");
        var by = OptionReading.Actor(parsed);
        var refusals = new List<Refusal>(id.Against().Concat(by.Against()));
        if (parsed.GetValue(Allow) == parsed.GetValue(Keep))
        {
            refusals.Add(new OptionNotUnderstood("exactly one of --allow and --keep") { Where = "--allow" });
        }

        if (refusals.Count > 0)
        {
            return await parsed.RefuseAsync(Sequence.From(refusals));
        }

        var decided = await installation.Services.GetRequiredService<DecideReview>().RunAsync(
            new DecideReview.Command(
                new ScreeningId(id.ValueOrThrow()),
                parsed.GetValue(Group),
                parsed.GetValue(Place),
                parsed.GetValue(Allow) ? ReviewChoice.Allow : ReviewChoice.KeepWithheld,
                parsed.GetValue(Reason)),
            by.ValueOrThrow(),
            ct);
        if (decided is Result<RecordedDecision>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        var decision = decided.ValueOrThrow();
        await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(OptionReading.AsJson)
            ? Json.Object(("decision", decision.Id.Value.ToString())).ToCanonicalText()
            : $"decided {decision.Id.Value}; it takes effect when the list is screened again");
        return 0;
    }
}
