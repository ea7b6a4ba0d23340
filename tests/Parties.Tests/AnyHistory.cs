// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties.Tests;

/// <summary>Any sequence of commands, sensible or not, in a small world where they collide often.</summary>
public sealed class AnyHistory
{
    private const int Days = 12;

    private static readonly Arbitrary<int[]> Choices = Gen.Choose(0, int.MaxValue).ArrayOf(240).ToArbitrary();

    private static Config Runs => Config.QuickThrowOnFailure.WithMaxTest(
        Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 2_000 : 60);

    [Fact]
    public void A_mandate_is_never_in_force_outside_its_dates_nor_after_its_revocation() =>
        Check.One(Runs, Prop.ForAll(Choices, choices =>
        {
            var book = Play(choices).Book;
            return (from mandate in book.Mandates.Values
                    from at in Moments
                    where book.MandateInForce(mandate.Client, mandate.Centre, mandate.Campaign, at) is Result<Mandate>.Ok ok && ok.Value == mandate
                    select at >= mandate.Term.From && !(at >= mandate.Term.To) && !(at >= mandate.RevokedFrom)
                        && book.Campaigns[mandate.Campaign].Days.Contains(RomeTime.DayOf(at))).All(holds => holds);
        }));

    [Fact]
    public void A_client_has_given_a_centre_at_most_one_mandate_for_a_campaign_at_a_time() =>
        Check.One(Runs, Prop.ForAll(Choices, choices => Moments.All(at => Play(choices).Book.Mandates.Values
            .Where(m => m.Effective.Contains(at)).GroupBy(m => (m.Client, m.Centre, m.Campaign)).All(same => same.Count() == 1))));

    [Fact]
    public void A_number_is_declared_by_one_centre_for_one_client_at_a_time() =>
        Check.One(Runs, Prop.ForAll(Choices, choices =>
        {
            var book = Play(choices).Book;
            return Moments.All(at =>
            {
                var current = book.Numbers.Values.Where(d => d.Effective.Contains(RomeTime.DayOf(at))).ToList();
                return current.Select(d => d.Number).Distinct().Count() == current.Count
                    && current.All(d => book.MayCallFrom(d.Number, d.Client, d.Centre, at) is Result<DeclaredNumber>.Ok ok && ok.Value == d);
            });
        }));

    [Fact]
    public void A_supply_chain_is_unbroken_in_force_and_no_longer_than_allowed() =>
        Check.One(Runs, Prop.ForAll(Choices, choices =>
        {
            var book = Play(choices).Book;
            return (from campaign in book.Campaigns.Values
                    from firm in book.Organisations.Keys
                    from at in Moments
                    let answer = book.IsAuthorisedSupplier(campaign.Client, firm, campaign.Id, at) as Result<SupplyChain>.Ok
                    where answer is not null
                    select IsSound(answer.Value, firm, at)).All(sound => sound);
        }));

    [Fact]
    public void The_same_events_give_the_same_book_also_after_being_written_and_read() =>
        Check.One(Runs, Prop.ForAll(Choices, choices =>
        {
            var ledger = Play(choices).Ledger;
            var reread = ledger.Entries.Select(entry =>
            {
                var written = PartyEventJson.Write(entry.Event).ToCanonicalBytes();
                return entry with { Event = PartyEventJson.Read(PartyEventJson.KindOf(entry.Event), Json.Parse(written).ValueOrThrow()) };
            }).ToList();
            Assert.Equal(ledger.Entries, reread);
            SameBook.Holds(ledger.Book, PartyBook.Empty.Fold(reread));
        }));

    private static IEnumerable<Instant> Moments =>
        Enumerable.Range(-1, Days + 3).Select(day => Office.Noon + Duration.FromDays(day)).Append(Office.Noon + Duration.FromHours(9));

    private static bool IsSound(SupplyChain chain, OrganisationId firm, Instant at)
    {
        var above = chain.Mandate.Centre;
        foreach (var link in chain.Links)
        {
            if (link.AppointedBy != above || !link.Effective.Contains(at) || link.Mandate != chain.Mandate.Id)
            {
                return false;
            }

            above = link.Supplier;
        }

        return above == firm && chain.Links.Count <= chain.Mandate.SupplierDepth && chain.Mandate.Effective.Contains(at);
    }

    private static Office Play(int[] choices) => new RandomCommands(choices, Days).PlayAsync().GetAwaiter().GetResult();
}
