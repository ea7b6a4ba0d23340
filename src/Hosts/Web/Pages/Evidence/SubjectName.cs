// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>What a person calls the subject of evidence, where the parties know it.</summary>
public static class SubjectName
{
    /// <summary>The campaign and its client, the client alone, or null for a subject the parties do not know.</summary>
    public static string? Of(EvidenceSubject subject, PartyBook book) =>
        subject.Kind == "controller-rights" ? RegisterAnswersEndpoints.NameOf(book, subject.Id)
        : subject.Kind is "campaign" or "campaign-coverage" && Guid.TryParse(subject.Id, out var id)
        && book.Campaigns.TryGetValue(new CampaignId(id), out var campaign)
        && book.Organisations.TryGetValue(campaign.Client, out var client)
            ? $"{campaign.Name} · {client.LegalName}"
        : null;
}
