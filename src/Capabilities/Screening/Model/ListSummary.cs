// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a page says of a contact list among others; see <see cref="ContactList"/> for the whole.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">The name of the file, as uploaded.</param>
/// <param name="Centre">The contact centre that will call.</param>
/// <param name="Campaign">The campaign it is for.</param>
/// <param name="Bytes">The file's length.</param>
/// <param name="At">When it was delivered.</param>
public sealed record ListSummary(ListId Id, string Name, OrganisationId Centre, CampaignId Campaign, long Bytes, Instant At)
{
    /// <summary>The summary of a list.</summary>
    public static ListSummary Of(ContactList list) => new(list.Id, list.Name, list.Centre, list.Campaign, list.Bytes, list.At);
}
