// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a person, the client or the centre said against calling a number. It holds for every ground.</summary>
internal static class OppositionChecks
{
    // OPP-01: an opposition to this client. What the person asked for or consented to on a later day is for a person to weigh.
    public static Sequence<ListFinding> Opposition(Situation situation, ListContext context, Rule rule) =>
        !situation.OnFile.Exclusions.HasFlag(Exclusion.OpposedToClient) ? ListFinding.Met()
            : situation.OnFile.OpposedOn.Value is { } opposed && GroundsOfANumber.Of(situation).Any(ground => GivenAfter(ground, opposed, context.Day))
                ? ListFinding.NotRun(ReasonCodes.AskedAfterOpposition)
                : ListFinding.NotMet(ReasonCodes.OpposedToClient);

    // OPP-02: the exclusions that the centre, the client or the campaign decided.
    public static Sequence<ListFinding> ExclusionLists(Situation situation, ListContext context, Rule rule)
    {
        if (situation.OnFile.Exclusions == Exclusion.None)
        {
            return ListFinding.Met();
        }

        var codes = Lists.Where(list => situation.OnFile.Exclusions.HasFlag(list.Exclusion)).Select(list => list.Code).ToList();
        return codes.Count == 0 ? ListFinding.Met() : ListFinding.NotMet(codes);
    }

    private static readonly (Exclusion Exclusion, string Code)[] Lists =
    [
        (Exclusion.OwnList, ReasonCodes.OnOwnList),
        (Exclusion.ClientList, ReasonCodes.OnClientList),
        (Exclusion.CampaignList, ReasonCodes.OnCampaignList),
    ];

    private static bool GivenAfter(Ground ground, LocalDate opposed, LocalDate today) => ground switch
    {
        Ground.Consent { Given.Value: { } given } => given > opposed && given <= today,
        Ground.Request { Asked.Value: { } asked, IsConsumed: false } => asked > opposed && asked <= today,
        _ => false,
    };
}
