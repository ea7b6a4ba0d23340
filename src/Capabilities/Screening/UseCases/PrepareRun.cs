// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: everything a run is judged by is gathered in one place, in the order in which it may be refused.

using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Gathers what a run of a list is judged by, as it stands at an instant: campaign, rules, the register's answers, the files at hand.</summary>
public sealed class PrepareRun(
    IPartyLedger parties,
    RuleCatalogue catalogue,
    IRuleAdoptions adoptions,
    IBlobs blobs,
    IAnswerSets sets,
    IAnswerIndexes indexes,
    JoinAnswers join,
    ReceiveAnswers receive,
    ScreeningOptions options,
    IClock clock)
{
    /// <summary>What is to be run.</summary>
    /// <param name="Centre">The contact centre that will call.</param>
    /// <param name="Campaign">The campaign.</param>
    /// <param name="Content">The list.</param>
    /// <param name="Inputs">The files that go with it.</param>
    /// <param name="AsOf">The instant it is judged at, cut to the millisecond.</param>
    /// <param name="WhatIf">What a preview supposes otherwise, or null.</param>
    /// <param name="AnswersAt">Of answers not yet received: when the register was asked for a cleansed list, or a snapshot taken; else null.</param>
    /// <param name="Mapping">Which column of the list holds what, or null to recognise the columns.</param>
    public sealed record Request(
        OrganisationId Centre,
        CampaignId Campaign,
        ContentHash Content,
        Sequence<ListInput> Inputs,
        Instant AsOf,
        Supposition? WhatIf = null,
        Instant? AnswersAt = null,
        ListMapping? Mapping = null);

    /// <returns>The run made ready, which the caller disposes; or why it cannot be run.</returns>
    public async Task<Result<PreparedRun>> RunAsync(Request request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asOf = Instant.FromUnixTimeMilliseconds(request.AsOf.ToUnixTimeMilliseconds());
        var book = await parties.ReadAsync(ct);

        // Who may call is known up to now: what a mandate will be at a later date, nobody can say.
        var reading = CampaignReading.Of(book, request.Campaign, request.Centre, Instant.Min(asOf, clock.GetCurrentInstant()));
        if (reading is not Result<CampaignFacts>.Ok { Value: var campaign })
        {
            return ((Result<CampaignFacts>.Refused)reading).Refusals;
        }

        if (!book.Organisations.TryGetValue(request.Centre, out var centre))
        {
            return new OrganisationUnknown { Where = "/centre" };
        }

        if (await RulesAsync(campaign, asOf, request.WhatIf, ct) is not { } rules)
        {
            return new NoRulesInForce();
        }

        var answering = await AnswersAsync(request, campaign, ct);
        if (answering is Result<AnswersAtHand?>.Refused refused)
        {
            return refused.Refusals;
        }

        var answers = answering.ValueOrThrow();
        var facts = await FactsCompiler.RunAsync(Files(request.Inputs), options.Threads > 0 ? options.Threads : Environment.ProcessorCount, ct);
        if (facts is not Result<NumberFactsIndex>.Ok { Value: var onFile })
        {
            answers?.Dispose();
            return ((Result<NumberFactsIndex>.Refused)facts).Refusals;
        }

        return new PreparedRun(async token => (await blobs.OpenAsync(request.Content, token)).ValueOrThrow(), request.Mapping, answers, onFile, options.Threads)
        {
            Context = new ListContext(asOf, campaign, answers?.Source, onFile.AtHand, rules.Precedence) { WithoutConsents = request.WhatIf is { WithoutConsents: true } },
            Rules = rules.Applied,
            RulebookVersion = rules.Version,
            CatalogueVersion = (request.WhatIf?.Rulebook ?? catalogue).Version,
            Inputs = Sequence.From(request.Inputs.Where(input => !IsAnswer(input)).Concat(answers is null ? [] : [answers.Input])),
            Names = (new ReceiptParty(centre.VatNumber.Digits, centre.LegalName), book.Campaigns[request.Campaign].Name),
        };
    }

    private static bool IsAnswer(ListInput input) => input.Kind is InputKind.Answers or InputKind.OptOuts;

    private Sequence<FactFile> Files(Sequence<ListInput> inputs) => Sequence.From(inputs
        .Where(input => input.Kind is not (InputKind.Answers or InputKind.OptOuts))
        .Select(input => new FactFile(input.Kind, input.Name, async token => (await blobs.OpenAsync(input.Content, token)).ValueOrThrow(), input.Mapping)));

    private async Task<RulesOfTheDay?> RulesAsync(CampaignFacts campaign, Instant asOf, Supposition? supposed, CancellationToken ct)
    {
        var day = RomeTime.DayOf(asOf);
        var rulebook = new AdoptedRulebook(supposed?.Rulebook ?? catalogue, await adoptions.ListAsync(ct), asOf);
        var applied = Sequence.From(ListVerdict.ListRules(rulebook.On(day, campaign.Sector, campaign.Purpose)).Select(Suppose));
        return applied.IsEmpty || rulebook.Catalogue.Precedence(day) is not { } precedence
            ? null
            : new RulesOfTheDay(applied, precedence, rulebook.Version);

        AppliedRule Suppose(AppliedRule rule) => supposed?.Rules.FirstOrDefault(one => one.Rule == rule.Rule.Id) is { } other
            ? rule with { Severity = other.Severity, AwaitsChoice = other.Severity == Severity.Review }
            : rule;
    }

    // Answers named are used alone. Without any, the newest answer about each number counts among all those of the client that still hold.
    private async Task<Result<AnswersAtHand?>> AnswersAsync(Request request, CampaignFacts campaign, CancellationToken ct)
    {
        var named = request.Inputs.Where(IsAnswer).ToList();
        return named.Count > 0 ? await NamedAsync(request, campaign, named, ct) : await join.RunAsync(campaign.ClientVat, ct) switch
        {
            Result<ListInput?>.Ok { Value: null } => new Result<AnswersAtHand?>.Ok(null),
            Result<ListInput?>.Ok { Value: { } input } => AtHand(await indexes.OpenAsync(campaign.ClientVat, input.Content, ct), input.Name, input.Bytes),
            Result<ListInput?>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    // Answers received are named by the digest of their set, or of the join of several; those of a preview may still be as they were delivered.
    private async Task<Result<AnswersAtHand?>> NamedAsync(Request request, CampaignFacts campaign, List<ListInput> named, CancellationToken ct)
    {
        if (await sets.FindAsync(named[0].Content, ct) is { } set)
        {
            return AtHand(await indexes.OpenAsync(set.ControllerVat, set.Digest, ct), set.Name, set.Bytes);
        }

        var kept = await indexes.OpenAsync(campaign.ClientVat, named[0].Content, ct);
        return AtHand(
            kept is not Result<AnswerIndex>.Refused { Refusals: [AnswerIndexUnknown] }
                ? kept
                : await receive.CompileAsync(
                    campaign.ClientVat,
                    Sequence.From(named.Select(input => new DeliveredFile(input.Kind, input.Name, input.Content, request.AnswersAt))),
                    [new SubmittedList("list", request.Content, request.Mapping)],
                    ct),
            named[0].Name,
            named[0].Bytes);
    }

    private static Result<AnswersAtHand?> AtHand(Result<AnswerIndex> opening, string name, long bytes) => opening switch
    {
        Result<AnswerIndex>.Ok { Value: var index } => new AnswersAtHand(
            index, new ListInput(index.Info.Kind == AnswerKind.Snapshot ? InputKind.OptOuts : InputKind.Answers, name, index.Info.Digest, bytes)),
        Result<AnswerIndex>.Refused refused => refused.Refusals,
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    private sealed record RulesOfTheDay(Sequence<AppliedRule> Applied, ListPrecedence Precedence, ContentHash Version);
}
