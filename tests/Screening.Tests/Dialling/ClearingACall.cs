// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Proofs;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class ClearingACall
{
    private static readonly HmacSha256Key Key = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly HmacSha256Key Other = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    private static readonly Clearance Call = new(
        Guid.Parse("01900000-0000-7000-8000-000000000009"),
        Dialled.Client,
        Dialled.Campaign,
        Dialled.Caller,
        SubscriberNumber.FromRevealed(393_471_234_567),
        Worlds.Now,
        Worlds.Now + Duration.FromSeconds(60),
        ContentHash.Of([7]));

    [Fact]
    public void A_token_clears_the_call_it_was_made_for_within_its_window_alone()
    {
        var token = Encoding.ASCII.GetBytes(ClearanceToken.Mint(Call, Key));

        Assert.Equal(ClearanceToken.Length, token.Length);
        Assert.Equal(Call.Decision, ClearanceToken.DecisionOf(token));
        Assert.Equal(ClearanceCheck.Good, ClearanceToken.Check(token, Call, Call.From, Key));
        Assert.Equal(ClearanceCheck.Good, ClearanceToken.Check(token, Call, Call.Until - Duration.Epsilon, Key));
        Assert.Equal(ClearanceCheck.NotYet, ClearanceToken.Check(token, Call, Call.From - Duration.Epsilon, Key));
        Assert.Equal(ClearanceCheck.Expired, ClearanceToken.Check(token, Call, Call.Until, Key));
    }

    [Fact]
    public void A_token_for_another_call_says_which_part_is_another()
    {
        var token = Encoding.ASCII.GetBytes(ClearanceToken.Mint(Call, Key));

        Assert.Equal(ClearanceCheck.OtherNumber, ClearanceToken.Check(token, Call with { Number = SubscriberNumber.FromRevealed(393_471_234_568) }, Call.From, Key));
        Assert.Equal(ClearanceCheck.OtherCampaign, ClearanceToken.Check(token, Call with { Campaign = new CampaignId(Guid.Empty) }, Call.From, Key));
        Assert.Equal(ClearanceCheck.OtherCampaign, ClearanceToken.Check(token, Call with { Client = new OrganisationId(Guid.Empty) }, Call.From, Key));
        Assert.Equal(ClearanceCheck.OtherCaller, ClearanceToken.Check(token, Call with { Caller = CallerId.Parse("+390612345679").ValueOrThrow() }, Call.From, Key));
        Assert.Equal(ClearanceCheck.Forged, ClearanceToken.Check(token, Call, Call.From, Other));
    }

    [Fact]
    public void No_altered_character_leaves_a_token_good() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, ClearanceToken.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (at, value) =>
        {
            var token = Encoding.ASCII.GetBytes(ClearanceToken.Mint(Call, Key));
            var same = token[at] == value;
            token[at] = (byte)value;
            Assert.Equal(same, ClearanceToken.Check(token, Call, Call.From, Key) == ClearanceCheck.Good);
        }));

    [Fact]
    public void What_is_no_token_is_unreadable() =>
        Assert.All(["", "x", new string('A', ClearanceToken.Length), new string('=', ClearanceToken.Length), new string('A', 4096)], text =>
        {
            Assert.Equal(ClearanceCheck.Unreadable, ClearanceToken.Check(Encoding.ASCII.GetBytes(text), Call, Call.From, Key));
            Assert.Null(ClearanceToken.DecisionOf(Encoding.ASCII.GetBytes(text)));
        });

    [Fact]
    public void Two_tokens_for_one_number_have_nothing_of_the_number_in_common()
    {
        Span<byte> one = stackalloc byte[ClearanceToken.Length];
        Span<byte> other = stackalloc byte[ClearanceToken.Length];
        ClearanceToken.Mint(Call, Key, [1, 2, 3, 4, 5, 6, 7, 8], one);
        ClearanceToken.Mint(Call, Key, [8, 7, 6, 5, 4, 3, 2, 1], other);

        // From the salt on: characters 34 to 65 hold salt and commitment.
        Assert.False(one[34..65].SequenceEqual(other[34..65]));
        Assert.True(one[..33].SequenceEqual(other[..33]));
    }
}
