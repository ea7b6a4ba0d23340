// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>The rules: list, one rule, two days side by side, and the choice about a rule that waits for one.</summary>
public static class RulesEndpoints
{
    private static readonly string[] Heading =
        ["id", "version", "title_it", "title_en", "stages", "severity", "awaits_choice", "grade", "from", "to", "legal_ref_it", "legal_ref_en", "check"];

    /// <summary>Maps <c>/regole</c> and what lies below it.</summary>
    public static void MapRules(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Everyone, "/regole", ListAsync);
        app.MapPage(AccessPolicies.Everyone, "/regole.csv", CsvAsync);
        app.MapPage(AccessPolicies.Everyone, "/regole.json", JsonAsync);
        app.MapPage(AccessPolicies.Everyone, "/regole/confronta", CompareAsync);
        app.MapKeptPage(AccessPolicies.Everyone, "/regole/{id}", RuleAsync);
        app.MapForm(AccessPolicies.Operator, "/regole/{id}/scelta", ChooseAsync);
    }

    private static async Task<IResult> ListAsync(Visit visit, RuleCatalogue catalogue, IRuleAdoptions adoptions, CancellationToken ct)
    {
        var rulebook = await AdoptedAsync(visit, catalogue, adoptions, ct);
        return RuleFilter.Read(visit.Http.Request.Query, visit.Today) switch
        {
            Result<RuleFilter>.Ok(var filter) => Answers.Page<RulesPage>(("Filter", filter), ("Rulebook", rulebook)),
            Result<RuleFilter>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither a filter nor a refusal."),
        };
    }

    private static Task<IResult> CsvAsync(Visit visit, RuleCatalogue catalogue, IRuleAdoptions adoptions, CancellationToken ct) =>
        ExportAsync(visit, catalogue, adoptions, rules => Export.Csv("rules", Heading, rules.Select(Row)), ct);

    private static Task<IResult> JsonAsync(Visit visit, RuleCatalogue catalogue, IRuleAdoptions adoptions, CancellationToken ct) =>
        ExportAsync(visit, catalogue, adoptions, rules => Export.ToJson("rules", Json.Object(
            ("rulebook", catalogue.Version.ToString()),
            ("rules", Json.Array(rules.Select(applied => Json.Object(
                ("rule", RulebookJson.Of(applied.Rule)),
                ("severity", Spelling.Severities.Of(applied.Severity)),
                ("awaits_choice", applied.AwaitsChoice))))))), ct);

    private static async Task<IResult> ExportAsync(
        Visit visit, RuleCatalogue catalogue, IRuleAdoptions adoptions, Func<Sequence<AppliedRule>, IResult> export, CancellationToken ct)
    {
        var rulebook = await AdoptedAsync(visit, catalogue, adoptions, ct);
        return RuleFilter.Read(visit.Http.Request.Query, visit.Today) switch
        {
            Result<RuleFilter>.Ok(var filter) => export(filter.Of(rulebook)),
            Result<RuleFilter>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither a filter nor a refusal."),
        };
    }

    private static async Task<IResult> RuleAsync(
        string id, Visit visit, RuleCatalogue catalogue, IRuleAdoptions adoptions, CancellationToken ct) =>
        Find(id, visit, catalogue) is { } rule
            ? await ShowAsync(rule, FormState.Empty, StatusCodes.Status200OK, visit, catalogue, adoptions, ct)
            : Results.NotFound();

    private static IResult CompareAsync(Visit visit, RuleCatalogue catalogue)
    {
        var query = visit.Http.Request.Query;
        var from = visit.Today.PlusYears(-1);
        var to = visit.Today;
        foreach (var (name, written) in new[] { ("da", query["da"].ToString()), ("a", query["a"].ToString()) })
        {
            if (written.Length == 0)
            {
                continue;
            }

            if (!RuleFilter.TryReadDay(written, out var day))
            {
                return Answers.Problem([new FieldNotUnderstood(name) { Where = name }]);
            }

            (from, to) = name == "da" ? (day, to) : (from, day);
        }

        return Answers.Page<RulesComparePage>(("From", from), ("To", to), ("Catalogue", catalogue));
    }

    private static async Task<IResult> ChooseAsync(
        string id, Visit visit, RuleCatalogue catalogue, IRuleAdoptions adoptions, AdoptRule adopt, CancellationToken ct)
    {
        if (Find(id, visit, catalogue) is not { } rule)
        {
            return Results.NotFound();
        }

        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        if (!Spelling.Decisions.TryRead(form["decision"], out var decision))
        {
            var unread = form.Refused([new FieldNotUnderstood("decision") { Where = "decision" }]);
            return await ShowAsync(rule, unread, StatusCodes.Status422UnprocessableEntity, visit, catalogue, adoptions, ct);
        }

        var choice = new AdoptRule.Choice(
            rule.Ref,
            decision,
            decision == AdoptionDecision.Adopt && Spelling.Severities.TryRead(form["severity"], out var severity) ? severity : null,
            visit.Guest!.Actor,
            form["reason"],
            ContentHash.TryParse(form["sources_shown"], out var shown) ? shown : default);
        return await adopt.RunAsync(choice, ct) is Result<RuleAdoption>.Refused refused
            ? await ShowAsync(rule, form.Refused(refused.Refusals), StatusCodes.Status422UnprocessableEntity, visit, catalogue, adoptions, ct)
            : Answers.SeeOther($"/regole/{rule.Id}?esito=rule-choice");
    }

    private static async Task<IResult> ShowAsync(
        Rule rule, FormState form, int status, Visit visit, RuleCatalogue catalogue, IRuleAdoptions adoptions, CancellationToken ct)
    {
        var made = await adoptions.ListAsync(ct);
        return Answers.Page<RulePage>(
            status,
            ("Rule", rule),
            ("Rulebook", new AdoptedRulebook(catalogue, made, visit.Now)),
            ("Choices", Sequence.From(made.Where(choice => choice.Rule.Id == rule.Id))),
            ("Form", form));
    }

    // The version in force today; of a rule not in force today, the newest.
    private static Rule? Find(string id, Visit visit, RuleCatalogue catalogue) => !RuleId.TryParse(id, out var known)
        ? null
        : catalogue.Find(known, visit.Today) ?? catalogue.VersionsOf(known).LastOrDefault();

    private static async Task<AdoptedRulebook> AdoptedAsync(
        Visit visit, RuleCatalogue catalogue, IRuleAdoptions adoptions, CancellationToken ct) =>
        new(catalogue, await adoptions.ListAsync(ct), visit.Now);

    private static string[] Row(AppliedRule applied)
    {
        var rule = applied.Rule;
        return
        [
            rule.Id.ToString(), rule.Version.ToString(), rule.Title.Italian, rule.Title.English,
            string.Join(' ', Spelling.WordsOf(rule.Stages)), Spelling.Severities.Of(applied.Severity), applied.AwaitsChoice ? "yes" : "no",
            Spelling.Grades.Of(rule.Grade), Day(rule.Validity.Earliest), Day(rule.Validity.To), rule.LegalRef.Italian, rule.LegalRef.English,
            rule.Check is RuleCheck.Named named ? named.Name : "",
        ];
    }

    private static string Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "";
}
