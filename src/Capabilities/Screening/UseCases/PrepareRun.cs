// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Gathers what a run of a list is judged by, as it stands at an instant: campaign, rules, the register's answers, the files at hand.</summary>
public sealed class PrepareRun(IPartyLedger parties, RuleCatalogue catalogue, IRuleAdoptions adoptions, IBlobs blobs, IClock clock)
{
    /// <summary>What is to be run.</summary>
    /// <param name="Centre">The contact centre that will call.</param>
    /// <param name="Campaign">The campaign.</param>
    /// <param name="Content">The list.</param>
    /// <param name="Inputs">The files that go with it.</param>
    /// <param name="AsOf">The instant it is judged at, cut to the millisecond.</param>
    /// <param name="WhatIf">What a preview supposes otherwise, or null.</param>
    public sealed record Request(
        OrganisationId Centre, CampaignId Campaign, ContentHash Content, Sequence<ListInput> Inputs, Instant AsOf, Supposition? WhatIf = null);

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

        var answering = await AnswersAsync(request.Inputs, campaign, ct);
        if (answering is Result<OptOutAnswers?>.Refused refused)
        {
            return refused.Refusals;
        }

        var answers = answering.ValueOrThrow();
        return new PreparedRun(async token => (await blobs.OpenAsync(request.Content, token)).ValueOrThrow(), answers)
        {
            Context = new ListContext(asOf, campaign, answers?.From, FilesAtHand.None, rules.Precedence) { WithoutConsents = request.WhatIf is { WithoutConsents: true } },
            Rules = rules.Applied,
            RulebookVersion = rules.Version,
            CatalogueVersion = (request.WhatIf?.Rulebook ?? catalogue).Version,
            Inputs = request.Inputs,
            Names = (new ReceiptParty(centre.VatNumber.Digits, centre.LegalName), book.Campaigns[request.Campaign].Name),
        };
    }

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

    private async Task<Result<OptOutAnswers?>> AnswersAsync(Sequence<ListInput> inputs, CampaignFacts campaign, CancellationToken ct)
    {
        if (inputs.FirstOrDefault(input => input.Kind == InputKind.Answers) is not { } input)
        {
            return new Result<OptOutAnswers?>.Ok(null);
        }

        var opened = await blobs.OpenAsync(input.Content, ct);
        if (opened is not Result<Stream>.Ok { Value: var stream })
        {
            return ((Result<Stream>.Refused)opened).Refusals;
        }

        await using (stream)
        {
            return AnswerFile.Read(stream, input.Content, campaign.ClientVat) switch
            {
                Result<OptOutAnswers>.Ok ok => ok.Value,
                Result<OptOutAnswers>.Refused refused => refused.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }
    }

    private sealed record RulesOfTheDay(Sequence<AppliedRule> Applied, ListPrecedence Precedence, ContentHash Version);
}
