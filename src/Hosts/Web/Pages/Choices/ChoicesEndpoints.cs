// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Web;

/// <summary>The rules for lists that wait for a choice: asked once, with their sources, all on one page.</summary>
public static class ChoicesEndpoints
{
    private const string Address = "/lavoro/scelte";

    /// <summary>Maps <c>/lavoro/scelte</c>: anyone who works here reads it, the operator chooses.</summary>
    public static void MapChoices(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Workspace, Address, (Visit visit, RuleCatalogue catalogue, IRuleAdoptions adoptions, CancellationToken ct) =>
            ShowAsync(FormState.Empty, StatusCodes.Status200OK, visit, catalogue, adoptions, ct));
        app.MapForm(AccessPolicies.Operator, Address, ChooseAsync);
    }

    /// <summary>The list rules in force today that would block if they were adopted.</summary>
    public static Sequence<AppliedRule> Waiting(AdoptedRulebook rulebook, Visit visit) => Sequence.From(rulebook.Catalogue.On(visit.Today)
        .Where(rule => rule.NeedsAdoption && rule.Stages.HasFlag(Stage.List))
        .Select(rulebook.Apply)
        .Where(applied => applied.AwaitsChoice)
        .OrderBy(applied => applied.Rule.Id.ToString(), StringComparer.Ordinal));

    private static async Task<IResult> ChooseAsync(
        Visit visit, RuleCatalogue catalogue, IRuleAdoptions adoptions, AdoptRule adopt, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        var rulebook = new AdoptedRulebook(catalogue, await adoptions.ListAsync(ct), visit.Now);
        var choices = Waiting(rulebook, visit)
            .Select(applied => Read(form, applied.Rule, visit.Guest!.Actor)).OfType<AdoptRule.Choice>().ToArray();
        if (choices.Length == 0)
        {
            return await ShowAsync(form.Refused([new NothingChosen()]), StatusCodes.Status422UnprocessableEntity, visit, catalogue, adoptions, ct);
        }

        foreach (var choice in choices)
        {
            // Each choice stands alone: those recorded before a refusal stay, and no longer wait.
            if (await adopt.RunAsync(choice, ct) is Result<RuleAdoption>.Refused refused)
            {
                return await ShowAsync(form.Refused(refused.Refusals), StatusCodes.Status422UnprocessableEntity, visit, catalogue, adoptions, ct);
            }
        }

        FormDraftEndpoints.Forget(visit);
        return Answers.SeeOther(Address + "?esito=rule-choices");
    }

    // Every severity a person may choose is a word of its own; "decline" leaves the rule aside; nothing chosen leaves it waiting.
    private static AdoptRule.Choice? Read(FormState form, Rule rule, Actor by)
    {
        var word = form[$"choice-{rule.Id}"];
        var declines = word == Spelling.Decisions.Of(AdoptionDecision.Decline);
        Severity? severity = Spelling.Severities.TryRead(word, out var read) && read != Severity.Review ? read : null;
        return declines || severity is not null
            ? new AdoptRule.Choice(
                rule.Ref,
                declines ? AdoptionDecision.Decline : AdoptionDecision.Adopt,
                severity,
                by,
                form["reason"],
                ContentHash.TryParse(form[$"sources-{rule.Id}"], out var shown) ? shown : default)
            : null;
    }

    private static async Task<IResult> ShowAsync(
        FormState form, int status, Visit visit, RuleCatalogue catalogue, IRuleAdoptions adoptions, CancellationToken ct)
    {
        var made = await adoptions.ListAsync(ct);
        var rulebook = new AdoptedRulebook(catalogue, made, visit.Now);
        var draft = form == FormState.Empty ? FormDraftEndpoints.Find(visit) : null;
        return Answers.Page<ChoicesPage>(
            status,
            ("Waiting", Waiting(rulebook, visit)),
            ("Chosen", Sequence.From(catalogue.On(visit.Today)
                .Where(rule => rule.NeedsAdoption && rule.Stages.HasFlag(Stage.List) && made.Any(choice => choice.Rule == rule.Ref))
                .Select(rulebook.Apply).Where(applied => !applied.AwaitsChoice))),
            ("Catalogue", catalogue),
            ("Form", draft?.Form ?? form),
            ("Draft", draft));
    }
}
