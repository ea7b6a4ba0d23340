// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Gathers what a run of a list is judged by, as it stands at an instant: campaign, rules, the register's answers, the files at hand.</summary>
public sealed class PrepareRun(IPartyLedger parties, RuleCatalogue catalogue, IRuleAdoptions adoptions, IBlobs blobs)
{
    /// <summary>What is to be run.</summary>
    /// <param name="Centre">The contact centre that will call.</param>
    /// <param name="Campaign">The campaign.</param>
    /// <param name="Content">The list.</param>
    /// <param name="Inputs">The files that go with it.</param>
    /// <param name="AsOf">The instant it is judged at, cut to the millisecond.</param>
    public sealed record Request(OrganisationId Centre, CampaignId Campaign, ContentHash Content, Sequence<ListInput> Inputs, Instant AsOf);

    /// <returns>The run made ready, which the caller disposes; or why it cannot be run.</returns>
    public async Task<Result<PreparedRun>> RunAsync(Request request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asOf = Instant.FromUnixTimeMilliseconds(request.AsOf.ToUnixTimeMilliseconds());
        var day = RomeTime.DayOf(asOf);
        var reading = CampaignReading.Of(await parties.ReadAsync(ct), request.Campaign, request.Centre, asOf);
        if (reading is not Result<CampaignFacts>.Ok { Value: var campaign })
        {
            return ((Result<CampaignFacts>.Refused)reading).Refusals;
        }

        var rulebook = new AdoptedRulebook(catalogue, await adoptions.ListAsync(ct), asOf);
        var rules = ListVerdict.ListRules(rulebook.On(day, campaign.Sector, campaign.Purpose));
        if (rules.IsEmpty || catalogue.Precedence(day) is not { } precedence)
        {
            return new NoRulesInForce();
        }

        OptOutAnswers? answers = null;
        if (request.Inputs.FirstOrDefault(input => input.Kind == InputKind.Answers) is { } input)
        {
            var read = await AnswersAsync(input, campaign, ct);
            if (read is not Result<OptOutAnswers>.Ok { Value: var found })
            {
                return ((Result<OptOutAnswers>.Refused)read).Refusals;
            }

            answers = found;
        }

        var context = new ListContext(asOf, campaign, answers?.From, FilesAtHand.None, precedence);
        return new PreparedRun(context, rules, rulebook.Version, request.Inputs, answers, async token => (await blobs.OpenAsync(request.Content, token)).ValueOrThrow());
    }

    private async Task<Result<OptOutAnswers>> AnswersAsync(ListInput input, CampaignFacts campaign, CancellationToken ct)
    {
        var opened = await blobs.OpenAsync(input.Content, ct);
        if (opened is not Result<Stream>.Ok { Value: var stream })
        {
            return ((Result<Stream>.Refused)opened).Refusals;
        }

        await using (stream)
        {
            return AnswerFile.Read(stream, input.Content, campaign.ClientVat);
        }
    }
}
