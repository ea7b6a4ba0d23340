// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Immutable;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Check = FsCheck.Check;

namespace Filiera.Screening.Tests;

/// <summary>What a manifest keeps of the parties says the same as the parties themselves.</summary>
public sealed class KnowingTheParties
{
    private static readonly LocalDate Day = new(2026, 11, 1);
    private static readonly OrganisationId Other = new(Guid.Parse("01900000-0000-7000-8000-000000000008"));

    private static readonly Gen<Instant> Instants = Gen.Choose(-100, 2_000).Select(hours => RomeTime.StartOf(Day) + Duration.FromHours(hours));
    private static readonly Gen<LocalDate> Days = Gen.Choose(-5, 60).Select(days => Day.PlusDays(days));

    private static readonly Gen<Term> Terms =
        from at in Instants
        from hours in Gen.Choose(0, 900)
        from open in Gen.Elements(true, false, false)
        select new Term(at, open ? null : at + Duration.FromHours(hours));

    private static readonly Gen<Mandate> Mandates =
        from id in ArbMap.Default.GeneratorFor<Guid>()
        from term in Terms
        from centre in Gen.Elements(Dialled.Centre, Other)
        from depth in Gen.Choose(0, 2)
        from revoked in Gen.Frequency((2, Gen.Constant<Instant?>(null)), (1, Instants.Select(at => (Instant?)at)))
        select new Mandate(new MandateId(id), Dialled.Client, centre, Dialled.Campaign, term, depth, revoked);

    private static readonly Gen<DialCaller> Callers =
        from centre in Gen.Elements(Dialled.Centre, Dialled.Centre, Other)
        from client in Gen.Elements(Dialled.Client, Dialled.Client, Other)
        from day in Days
        from length in Gen.Choose(0, 30)
        select new DialCaller(Dialled.Caller, centre, client, new DayRange(day, length == 0 ? null : day.PlusDays(length)));

    [Fact]
    public void A_centre_may_work_on_a_campaign_at_the_instants_the_terms_hold_and_at_no_other() =>
        Check.One(Worlds.Many, Prop.ForAll(Mandates.ListOf().ToArbitrary(), (from first in Days from length in Gen.Choose(0, 40) from closed in Days from known in Gen.Elements(true, false) select (first, length, closed, known)).ToArbitrary(), Instants.ListOf(20).ToArbitrary(), (mandates, parties, instants) =>
        {
            var campaign = new Campaign(
                Dialled.Campaign, Dialled.Client, "Prova", default, default, CampaignTarget.NaturalPersons, CampaignChannel.Telephone,
                new DayRange(parties.first, parties.length == 0 ? null : parties.first.PlusDays(parties.length)));
            var closed = new Organisation(Dialled.Centre, "Centro Finto S.r.l.", default, [], null, parties.known ? parties.closed : null);
            var book = PartyBook.Empty.Fold(
            [
                Entry(new PartyEvent.OrganisationRegistered(closed)),
                Entry(new PartyEvent.CampaignOpened(campaign)),
                .. mandates.Take(3).Select(mandate => Entry(new PartyEvent.MandateGiven(mandate with { RevokedFrom = null }))),
                .. mandates.Take(3).Where(mandate => mandate.RevokedFrom is not null)
                    .Select(mandate => Entry(new PartyEvent.MandateRevoked(mandate.Id, mandate.Client, mandate.Centre, mandate.RevokedFrom!.Value))),
            ]);
            var terms = MandateTerms.Of(book, campaign, Dialled.Centre);
            Assert.All(instants, at => Assert.Equal(
                book.IsAuthorisedSupplier(Dialled.Client, Dialled.Centre, Dialled.Campaign, at) is Result<SupplyChain>.Ok, terms.Any(term => term.Contains(at))));
        }));

    [Fact]
    public void A_number_may_be_shown_when_the_parties_say_so() =>
        Check.One(Worlds.Many, Prop.ForAll(Callers.ListOf().ToArbitrary(), Days.ToArbitrary(), (all, day) =>
        {
            // The parties let nobody declare a number that is in use.
            var callers = all.Aggregate(ImmutableList<DialCaller>.Empty, (kept, one) => kept.Exists(other => other.Days.Overlaps(one.Days)) ? kept : kept.Add(one));
            var book = PartyBook.Empty.Fold(callers.Select((caller, at) => Entry(new PartyEvent.NumberDeclared(new DeclaredNumber(
                new DeclaredNumberId(new Guid(at + 1, 0, 0, new byte[8])), caller.Centre, caller.Client, caller.Number, caller.Days, default!)))));
            var expected = book.MayCallFrom(Dialled.Caller, Dialled.Client, Dialled.Centre, RomeTime.StartOf(day)) switch
            {
                Result<DeclaredNumber>.Ok => CallerStanding.Declared,
                Result<DeclaredNumber>.Refused { Refusals: [NumberDeclaredByAnother] } => CallerStanding.OfAnother,
                Result<DeclaredNumber>.Refused { Refusals: [CallerNumberNotInUseYet] } => CallerStanding.NotInUseYet,
                Result<DeclaredNumber>.Refused { Refusals: [CallerNumberReleased] } => CallerStanding.Released,
                _ => CallerStanding.NotDeclared,
            };
            Assert.Equal(expected, new DialCallers(Sequence.From(callers)).Of(Dialled.Caller, Dialled.Client, Dialled.Centre, day));
        }));

    [Fact]
    public void A_manifest_is_read_back_as_it_was_signed_and_nothing_else_is_read()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        var facts = Books.Facts with
        {
            InForce = [new Term(Worlds.Now, Worlds.Now + Duration.FromDays(1)), new Term(Worlds.Now + Duration.FromDays(2), null)],
            Lists = [new DialList(ContentHash.Of([1]), null), new DialList(ContentHash.Of([2]), ListMapping.Parse("{\"version\":1,\"columns\":{\"number\":1},\"header\":true}"u8).ValueOrThrow())],
            OnFile = [new ListInput(InputKind.Consents, "consensi.csv", ContentHash.Of([3]), 4)],
        };
        var manifest = new DialManifest(
            Shipped.Catalogue.Version, Books.AllAdopted, [new DialAnswerSet("01234567890", ContentHash.Of([5]))],
            [new DialCaller(Dialled.Caller, Dialled.Centre, Dialled.Client, new DayRange(Day, Day.PlusDays(3)))], [facts]);
        var envelope = DialManifestForm.Seal(manifest, key);

        Assert.Equal(manifest, DialManifestForm.Read(envelope).ValueOrThrow());
        Assert.Equal(manifest.Digest, ContentHash.Of(envelope.Payload.AsSpan()));
        var more = ((Json.Map)DialManifestForm.Write(manifest)).Members.Add("zzz", "x");
        foreach (var payload in new byte[][] { [], "{}"u8.ToArray(), new Json.Map(more).ToCanonicalBytes() })
        {
            Assert.IsType<Result<DialManifest>.Refused>(DialManifestForm.Read(SignedEnvelope.Seal(DialManifestForm.PayloadType, payload, key)));
        }
    }

    private static PartyEntry Entry(PartyEvent one) => new(new Actor("system:test"), Worlds.Now, one);
}
