// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;

namespace Filiera.Screening;

/// <summary>Whether somebody consented to calls in which nobody speaks (AUT-01): such a purpose must be named, in a consent to this client that was not withdrawn.</summary>
internal static class AutomatedConsents
{
    private static readonly char[] Separators = [',', ';', '|', '/', '+'];

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "chiamate automatiche", "chiamate automatizzate", "chiamate senza operatore", "automated calls");

    public static bool In(Situation situation, CampaignFacts campaign) =>
        !situation.OnFile.Exclusions.HasFlag(Exclusion.ConsentWithdrawn)
        && GroundsOfANumber.Of(situation).Any(ground => ground is Ground.Consent { Purpose: { } purpose, Recipient: { } recipient, IsContradictory: false }
            && purpose.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(Words.Contains)
            && ConsentWords.Name(recipient, campaign));
}
