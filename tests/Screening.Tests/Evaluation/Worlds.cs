// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Outcome = Filiera.Kernel.Outcome;

namespace Filiera.Screening.Tests;

/// <summary>Situations: valid ones to change one thing of, and generated ones of every kind.</summary>
internal static class Worlds
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 9, 0);

    public static readonly CampaignFacts Campaign = new(
        "01234567890", "Luce di Prova S.p.A.", Sector.Energy, Purpose.Promotion, new Outcome.Met(), new Outcome.Met());

    public static readonly ListContext Context = new(
        Now, Campaign, new AnswerSource(Campaign.ClientVat, AnswerKind.Consultation, ContentHash.Of([1])), FilesAtHand.None, Rules.Precedence);

    public static readonly OptOutAnswer Keep = new(false, Now - Duration.FromDays(1));
    public static readonly OptOutAnswer Remove = new(true, Now - Duration.FromDays(1));

    public static readonly Ground.Consent Consent = new(
        true, Day(2026, 6, 1), "marketing", "Luce di Prova S.p.A.", true, ConsentProof.DoubleOptIn, DateField.Missing, false);

    public static readonly Ground.Contract Contract = new(true, Day(2020, 1, 1), DateField.Missing, ContractKind.Continuing, false);

    public static readonly Ground.Request Request = new(true, Day(2026, 11, 20), "luce", false);

    public static readonly Ground.Directory Listed = new();

    public static DateField Day(int year, int month, int day) => new(new LocalDate(year, month, day), false);

    public static DateField Unreadable => new(null, true);

    /// <summary>A number with these grounds on file, whose row claims nothing.</summary>
    public static Situation Filed(OptOutAnswer? answer, params Ground[] grounds) => new(Claim.None, NumberFacts.Of(grounds), answer);

    /// <summary>A number of which only its row says something.</summary>
    public static Situation Claimed(Basis basis, OptOutAnswer? answer = null) =>
        new(Claim.None with { Basis = basis, HasReference = true }, NumberFacts.None, answer);

    public static readonly Gen<DateField> Dates = Gen.Elements(
        DateField.Missing, Unreadable, Day(2024, 1, 1), Day(2026, 6, 1), Day(2026, 10, 1), Day(2026, 11, 18), Day(2026, 11, 21), Day(2026, 12, 1));

    public static readonly Gen<Ground.Consent> Consents =
        from reference in Gen.Elements(true, false)
        from given in Dates
        from purpose in Gen.Elements(null, "marketing", "statistica")
        from recipient in Gen.Elements(null, "Luce di Prova S.p.A.", "Un Altro S.r.l.")
        from origin in Gen.Elements(true, false)
        from proof in Gen.Elements(Enum.GetValues<ConsentProof>())
        from enrolled in Dates
        from contradictory in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Ground.Consent(reference, given, purpose, recipient, origin, proof, enrolled, contradictory);

    public static readonly Gen<Ground> Grounds = Gen.OneOf(
        Consents.Select(consent => (Ground)consent),
        Gen.Constant<Ground>(Consent),
        from reference in Gen.Elements(true, false)
        from start in Dates
        from end in Dates
        from kind in Gen.Elements(Enum.GetValues<ContractKind>())
        select (Ground)new Ground.Contract(reference, start, end, kind, false),
        from documented in Gen.Elements(true, false)
        from asked in Dates
        from topic in Gen.Elements(null, "luce", "telefonia")
        from consumed in Gen.Elements(true, false)
        select (Ground)new Ground.Request(documented, asked, topic, consumed),
        Gen.Constant<Ground>(Listed));

    public static readonly Gen<Situation> Situations =
        from basis in Gen.Elements(Enum.GetValues<Basis>())
        from reference in Gen.Elements(true, false)
        from date in Dates
        from end in Dates
        from grounds in Grounds.ListOf()
        from exclusions in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 31)))
        from opposed in Dates
        from withdrawn in Dates
        from answer in Gen.Elements<OptOutAnswer?>(null, Keep, Remove, Keep with { CheckedAt = Now - Duration.FromDays(15) }, Keep with { CheckedAt = Now + Duration.FromDays(1) })
        select new Situation(
            new Claim(basis, reference, date, "marketing", "Luce di Prova S.p.A.", end),
            NumberFacts.Of(grounds.Take(3), (Exclusion)exclusions, opposed, withdrawn),
            answer);

    public static readonly Gen<ListContext> Contexts =
        from kind in Gen.Elements(Enum.GetValues<AnswerKind>())
        from vat in Gen.Frequency((4, Gen.Constant(Campaign.ClientVat)), (1, Gen.Constant("99999999999")))
        from files in Gen.Choose(0, 63)
        from scope in Gen.Elements<Outcome>(new Outcome.Met(), new Outcome.Met(), new Outcome.NotRun(ReasonCodes.CampaignScopeUnknown))
        select Context with
        {
            Answers = new AnswerSource(vat, kind, ContentHash.Of([1]), kind == AnswerKind.Snapshot ? Now - Duration.FromDays(2) : null),
            Files = (FilesAtHand)files,
            Campaign = Campaign with { InScope = scope },
        };

    /// <summary>The shipped list rules of an energy or another promotion, adopted or not.</summary>
    public static readonly Gen<Sequence<AppliedRule>> RuleSets =
        from sector in Gen.Elements(Sector.Energy, Sector.Other)
        from adopted in Gen.Elements(true, false)
        select Sequence.From(Shipped.ListRules(new LocalDate(2026, 11, 21), sector, Purpose.Promotion)
            .Select(applied => adopted && applied.Severity == Severity.Review ? Shipped.Applied(applied.Rule, Severity.Block) : applied));

    public static Config Many { get; } =
        Config.QuickThrowOnFailure.WithMaxTest(Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 100_000 : 2_000);
}
