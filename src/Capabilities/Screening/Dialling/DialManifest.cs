// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>What a book is made of, by content: whoever has the same files and the same manifest has the same book.</summary>
/// <param name="Catalogue">The version of the rulebook.</param>
/// <param name="Chosen">The severities of the rules that a person's choice decides, as the choices stood.</param>
/// <param name="Answers">The register's answers, by client.</param>
/// <param name="Callers">Every declaration of a number to be shown, in the order made.</param>
/// <param name="Campaigns">The campaigns served, by campaign and centre.</param>
public sealed record DialManifest(
    ContentHash Catalogue,
    Sequence<(RuleRef Rule, Severity Severity)> Chosen,
    Sequence<DialAnswerSet> Answers,
    Sequence<DialCaller> Callers,
    Sequence<DialCampaignFacts> Campaigns)
{
    /// <summary>The hash of the canonical form, which names the book.</summary>
    public ContentHash Digest { get; } = DialManifestForm.Write(Catalogue, Chosen, Answers, Callers, Campaigns).Hash();
}
