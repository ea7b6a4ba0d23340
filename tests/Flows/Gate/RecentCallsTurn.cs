// SPDX-License-Identifier: EUPL-1.2
using Filiera.Gate;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Flows;

/// <summary>What was told of a call is at hand for a day at least and two at most, whether or not anything is told afterwards.</summary>
public sealed class RecentCallsTurn
{
    private static readonly Instant _at = Instant.FromUtc(2026, 11, 16, 9, 0);
    private static readonly Guid _call = new(1, 0, 0, new byte[8]);

    [Fact]
    public void A_call_is_known_for_a_day_and_no_longer_than_two_though_nothing_else_is_told()
    {
        var recent = Told();
        recent.Turn(_at + Duration.FromDays(1));
        Assert.Equal(RecentCalls.Standing.Repeated, recent.Judge(_call, DialEventKind.Answered, _at));
        recent.Turn(_at + Duration.FromDays(1) + Duration.FromSeconds(2));
        Assert.Equal((RecentCalls.Standing.Contradicts, _at), (recent.Judge(_call, DialEventKind.Busy, _at), recent.BeganAt(_call)!.Value));
        recent.Turn(_at + Duration.FromDays(2) + Duration.FromSeconds(4));
        Assert.Null(recent.BeganAt(_call));
    }

    [Fact]
    public void After_two_years_of_silence_nothing_is_known_at_the_first_look()
    {
        var recent = Told();
        recent.Turn(_at + Duration.FromDays(760));
        Assert.Equal((RecentCalls.Standing.New, (Instant?)null), (recent.Judge(_call, DialEventKind.Answered, _at), recent.BeganAt(_call)));
    }

    [Fact]
    public void A_call_told_late_is_known_for_as_long_as_any_other()
    {
        var recent = new RecentCalls();
        recent.Turn(_at);
        recent.Add(Event(_at + Duration.FromDays(10)));
        recent.Add(Event(_at) with { Call = new Guid(2, 0, 0, new byte[8]) });
        recent.Turn(_at + Duration.FromDays(11));
        Assert.Equal(_at, recent.BeganAt(new Guid(2, 0, 0, new byte[8])));
    }

    private static RecentCalls Told()
    {
        var recent = new RecentCalls();
        recent.Add(Event(_at));
        return recent;
    }

    private static DialEvent Event(Instant at) => new(
        DialEventKind.Answered, _call, new CampaignId(new Guid(1, 0, 0, new byte[8])), new OrganisationId(new Guid(2, 0, 0, new byte[8])),
        new OrganisationId(new Guid(3, 0, 0, new byte[8])), SubscriberNumber.FromRevealed(393_470_000_001UL), at, false);
}
