// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Every campaign that a gate serves, compiled for look-ups: answers, facts, claims, mandates, callers and rules. Immutable.</summary>
/// <remarks>A book is what its manifest says: the same manifest makes the same book, and so the same answers, on every replica.</remarks>
public sealed class DialBook : IDisposable
{
    private static long _made;
    private readonly FrozenDictionary<(CampaignId, OrganisationId), DialCampaign> _campaigns;

    internal DialBook(DialManifest manifest, Instant madeAt, IEnumerable<DialCampaign> campaigns, DialRules rules)
    {
        Manifest = manifest;
        MadeAt = madeAt;
        Digest = manifest.Digest;
        _campaigns = campaigns.ToFrozenDictionary(campaign => (campaign.Facts.Campaign, campaign.Facts.Centre));
        Callers = new DialCallers(manifest.Callers);
        Calendar = rules.Calendar;
    }

    /// <summary>The hash of the manifest.</summary>
    public ContentHash Digest { get; }

    /// <summary>When it was made here.</summary>
    public Instant MadeAt { get; }

    /// <summary>What it was made of.</summary>
    public DialManifest Manifest { get; }

    /// <summary>Another for each book made by this process; never 0.</summary>
    internal long Number { get; } = Interlocked.Increment(ref _made);

    internal DialCallers Callers { get; }

    internal ItalianCalendar Calendar { get; }

    internal IEnumerable<DialCampaign> Campaigns => _campaigns.Values;

    /// <summary>The client that a centre calls for with a campaign, or null where the book does not serve them.</summary>
    public OrganisationId? ClientOf(CampaignId campaign, OrganisationId centre) => Find(campaign, centre)?.Facts.Client;

    /// <summary>Frees the memory. A gate does it itself with the books it is given.</summary>
    public void Dispose()
    {
        foreach (var campaign in _campaigns.Values)
        {
            campaign.Dispose();
        }
    }

    internal DialCampaign? Find(CampaignId campaign, OrganisationId centre) => _campaigns.GetValueOrDefault((campaign, centre));
}
