// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Bench;

/// <summary>The campaign and the rules the lists are screened under: an invented client who sells goods by telephone, every rule adopted.</summary>
internal sealed class ScreeningWorld
{
    private static readonly Duration Old = Duration.FromDays(16);
    private static readonly Duration Fresh = Duration.FromDays(1);

    public ScreeningWorld()
    {
        var catalogue = RulebookDirectory.Load(Path.Combine(Measure.Root, "rulebook")).ValueOrThrow();
        var adoptions = catalogue.Rules.Where(rule => rule.NeedsAdoption).Select(rule => new RuleAdoption(
            rule.Ref, AdoptionDecision.Adopt, rule.Severity, new Actor("person:officer"), ScreeningData.AsOf, "Benchmark.", catalogue.SourcesHash(rule.Ref)));
        var rulebook = new AdoptedRulebook(catalogue, Sequence.From(adoptions), ScreeningData.AsOf);
        Campaign = new CampaignFacts(ScreeningData.ClientVat, "Cliente Inventato S.r.l.", Sector.Retail, Purpose.Promotion, new Outcome.Met(), new Outcome.Met());
        Precedence = catalogue.Precedence(RomeTime.DayOf(ScreeningData.AsOf))!;
        Rules = ListVerdict.ListRules(rulebook.On(RomeTime.DayOf(ScreeningData.AsOf), Campaign.Sector, Campaign.Purpose));
    }

    public CampaignFacts Campaign { get; }

    public ListPrecedence Precedence { get; }

    public Sequence<AppliedRule> Rules { get; }

    /// <summary>What everything besides the rows looks like.</summary>
    public ListContext Context(ContentHash answers, FilesAtHand files) =>
        new(ScreeningData.AsOf, Campaign, new AnswerSource(Campaign.ClientVat, AnswerKind.Consultation, answers), files, Precedence);

    /// <summary>The words the peers' SQL needs: what each of its cases comes to, by our own evaluation.</summary>
    public Dictionary<string, string> Words()
    {
        var cases = Cases().ToList();
        var keys = Enumerable.Range(0, cases.Count);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["as_of"] = ScreeningData.AsOf.ToString("uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            ["verdicts"] = Whens(cases.Select(one => one.Verdict)),
            ["reasons"] = Whens(cases.Select(one => one.Reasons)),
            ["keys"] = $"[{string.Join(", ", keys)}]",
            ["verdict-list"] = $"[{string.Join(", ", cases.Select(one => $"'{one.Verdict}'"))}]",
            ["reason-list"] = $"[{string.Join(", ", cases.Select(one => $"'{one.Reasons}'"))}]",
        };
    }

    private static string Whens(IEnumerable<string> words) =>
        string.Join(' ', words.Select((word, at) => string.Create(CultureInfo.InvariantCulture, $"when {at} then '{word}'")));

    private IEnumerable<(string Verdict, string Reasons)> Cases()
    {
        var context = Context(ContentHash.Of("answers"u8), FilesAtHand.None);
        OptOutAnswer?[] answers =
        [
            null, new(false, ScreeningData.AsOf - Fresh), new(false, ScreeningData.AsOf - Old), new(true, ScreeningData.AsOf - Fresh), new(true, ScreeningData.AsOf - Old),
        ];
        foreach (var basis in new[] { Basis.Directory, Basis.None })
        {
            foreach (var answer in answers)
            {
                var verdict = ListVerdict.Of(new Situation(Claim.None with { Basis = basis }, NumberFacts.None, answer), context, Rules);
                yield return (VerdictNames.Of(verdict.Verdict), string.Join(' ', verdict.Reasons));
            }
        }

        yield return (VerdictNames.Of(Verdict.Foreign), ReasonCodes.ForeignNumber);
        foreach (var code in new[] { "number-empty", "number-no-digits", "number-too-short" })
        {
            yield return (VerdictNames.Of(Verdict.Unreadable), code);
        }
    }
}
