// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Samples of consents: drawn, looked at one by one, sealed.</summary>
public static class SamplesEndpoints
{
    /// <summary>Where the samples are.</summary>
    public const string Address = "/lavoro/campioni";

    private static readonly string[] Heading =
        ["id", "list", "population", "size", "seed", "drawn", "by", "found", "not_found", "not_matching", "sealed", "evidence"];

    /// <summary>Maps <c>/lavoro/campioni</c> and what lies below it.</summary>
    public static void MapSamples(this IEndpointRouteBuilder app)
    {
        app.MapList(Address, "samples", OpenAsync, (_, asked, found) => Task.FromResult<IResult>(Answers.Page<SamplesPage>(("Asked", asked), ("Found", found))));
        app.MapAct(Draw);
        app.MapPage(AccessPolicies.Workspace, Address + "/{id:guid}", (Guid id, Visit visit, ReadConsentSample read, IScreenings screenings, CancellationToken ct) =>
            ShowAsync(id, FormState.Empty, StatusCodes.Status200OK, visit, read, screenings, ct));
        app.MapForm(AccessPolicies.Workspace, Address + "/{id:guid}", RecordAsync);
        app.MapForm(AccessPolicies.Workspace, Address + "/{id:guid}/sigilla", SealAsync);
    }

    /// <summary>Draws a sample from a list, or from a file of consents delivered with it.</summary>
    private static Act Draw { get; } = new(
        AccessPolicies.Workspace,
        Address + "/nuovo",
        "sample-draw",
        visit => [new Crumb(visit["lists.title"], "/lavoro/liste"), new Crumb(visit["samples.title"], Address)],
        async request =>
        {
            var lists = await request.Get<IScreenings>().ListsAsync(200, null, request.Stop);
            var asked = request.Visit.Http.Request.Query["lista"].ToString();
            return [
                new FieldSpec("list", "sample.from") { Choices = Sequence.From(lists.SelectMany(list => Sources(request.Visit, list))), Default = asked },
                new FieldSpec("seed", "sample.seed") { Required = false },
            ];
        },
        (request, form) =>
        {
            var (list, source) = form.Text("list")?.Split('/') is [var first, .. var rest] ? (first, rest.FirstOrDefault()) : ("", null);
            var command = new DrawConsentSample.Command(
                new ListId(Guid.TryParse(list, out var id) ? id : Guid.Empty),
                ContentHash.TryParse(source, out var hash) ? hash : null,
                form.Text("seed"));
            return () => request.Get<DrawConsentSample>().RunAsync(command, request.By, request.Stop).Then(sample => $"{Address}/{sample.Id}?esito=sample-draw");
        });

    private static IEnumerable<Choice> Sources(Visit visit, ContactList list) =>
    [
        new Choice(list.Id.Value.ToString(), visit.Say("sample.of-list", list.Name, visit.Moment(list.At))),
        .. list.Inputs.Where(input => input.Kind == InputKind.Consents)
            .Select(input => new Choice($"{list.Id.Value}/{input.Content}", visit.Say("sample.of-file", input.Name, list.Name))),
    ];

    private static Task<StoredList<ListedSample>> OpenAsync(ActRequest request)
    {
        var (samples, screenings) = (request.Get<IConsentSamples>(), request.Get<IScreenings>());
        var visit = request.Visit;
        var columns = new ListColumns<ListedSample>(visit.Language.Culture(), one => one.Sample.Id.ToString(),
        [
            ("estratto", one => visit.Column(one.Sample.At)),
            ("lista", one => one.List),
            ("righe", one => visit.Column(one.Sample.Size)),
            ("esito", one => one.Sample.Summary is { } summary ? visit.Column(summary.Found) : visit["sample.open"]),
        ])
        {
            ComeInOrder = true,
        };
        return Task.FromResult(new StoredList<ListedSample>(columns, StoredListEndpoints.IsIdentifier, ReadAsync, Heading, one => [Row(one.Sample)]));

        async Task<IReadOnlyList<ListedSample>> ReadAsync(ListAsked asked, string? after, int count)
        {
            var found = await samples.ListingsAsync(count, StoredListEndpoints.KeyOf(after) is { } id ? new SampleId(id) : null, request.Stop);
            var names = (await screenings.SummariesAsync([.. found.Select(sample => sample.List)], request.Stop)).ToDictionary(list => list.Id, list => list.Name);
            return [.. found.Select(sample => new ListedSample(sample, names.GetValueOrDefault(sample.List, "")))];
        }
    }

    private static async Task<IResult> ShowAsync(
        Guid id, FormState form, int status, Visit visit, ReadConsentSample read, IScreenings screenings, CancellationToken ct) =>
        await read.RunAsync(new SampleId(id), ct) switch
        {
            Result<ReadConsentSample.View>.Ok(var view) => Show(view, await screenings.FindAsync(view.Sample.List, ct), form, status, visit),
            Result<ReadConsentSample.View>.Refused { Refusals: [SampleUnknown, ..] } => Results.NotFound(),
            Result<ReadConsentSample.View>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither a sample nor a refusal."),
        };

    private static IResult Show(ReadConsentSample.View view, ContactList? list, FormState form, int status, Visit visit)
    {
        var from = From(form["da"].Length > 0 ? form["da"] : visit.Http.Request.Query["da"].ToString(), view.Consents.Count);
        var draft = form == FormState.Empty && view.Summary is null ? FormDraftEndpoints.Find(visit, PageAt(view.Sample.Id, from)) : null;
        return Answers.Page<SamplePage>(
            status,
            ("View", view),
            ("List", list),
            ("Form", draft?.Form ?? form),
            ("Draft", draft),
            ("From", from),
            ("Revealed", visit.Http.Request.Query["numeri"] == "si"));
    }

    private static async Task<IResult> RecordAsync(
        Guid id, Visit visit, RecordSampleResult record, ReadConsentSample read, IScreenings screenings, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        var found = form.Values.Where(field => field.Key.StartsWith("finding-", StringComparison.Ordinal) && field.Value.Length > 0)
            .Select(field => (Item: field.Key["finding-".Length..], field.Value)).ToArray();
        Sequence<Refusal> refusals = found.Length == 0 ? [new NothingChosen()] : [];
        foreach (var (item, word) in found)
        {
            if (!int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !SampleFindings.TryParse(word, out var finding))
            {
                refusals = [new FieldNotUnderstood("finding-" + item)];
            }
            else if (await record.RunAsync(new RecordSampleResult.Command(new SampleId(id), number, finding, Text(form["note-" + item])), visit.Guest!.Actor, ct)
                is Result<SampleResult>.Refused refused)
            {
                refusals = refused.Refusals;
            }

            if (!refusals.IsEmpty)
            {
                break;
            }
        }

        if (!refusals.IsEmpty)
        {
            return await ShowAsync(id, form.Refused(refusals), ProblemTable.StatusOf(refusals[0].Code), visit, read, screenings, ct);
        }

        var from = From(form["da"], int.MaxValue);
        FormDraftEndpoints.Forget(visit, PageAt(new SampleId(id), from));
        return Answers.SeeOther($"{Address}/{id}?esito=sample-result&da={from}");
    }

    /// <summary>The address of a page of a sample, from one of its consents on, which are counted from 1.</summary>
    public static string PageAt(SampleId id, int from) => from == 1 ? $"{Address}/{id}" : string.Create(CultureInfo.InvariantCulture, $"{Address}/{id}?da={from}");

    // A page that does not exist is the first one.
    private static int From(string written, int most) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from >= 1 && from <= most ? from : 1;

    private static async Task<IResult> SealAsync(Guid id, Visit visit, SealConsentSample seal, CancellationToken ct) =>
        await seal.RunAsync(new SampleId(id), visit.Guest!.Actor, ct) is Result<SampleSummary>.Refused refused
            ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther($"{Address}/{id}?esito=sample-seal");

    private static string[] Row(SampleListing sample) =>
    [
        sample.Id.ToString(), sample.List.Value.ToString(), Text(sample.Population), Text(sample.Size), sample.Seed,
        InstantPattern.General.Format(sample.At), sample.By.ToString(), Text(sample.Summary?.Found), Text(sample.Summary?.NotFound), Text(sample.Summary?.NotMatching),
        sample.Summary is { } summary ? InstantPattern.General.Format(summary.At) : "", sample.Summary?.Evidence.ToString() ?? "",
    ];

    private static string? Text(string typed) => typed.Length > 0 ? typed : null;

    private static string Text(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";
}
