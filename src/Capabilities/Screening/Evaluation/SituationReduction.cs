// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Makes the same what no rule of a run can tell apart, so that millions of situations come to a few, each judged once.</summary>
/// <remarks>
/// The rules ask of a day only whether it lies before or after a limit, and of a word only what it means; a verdict shows only the
/// instant that bounds it. What is judged in place of a situation gets the very same verdict: reasons, their order, validity. A rule with
/// a check that is not known here leaves everything as it is.
/// </remarks>
internal sealed class SituationReduction
{
    private static readonly FrozenSet<string> _known = FrozenSet.Create(
        StringComparer.Ordinal,
        "campaign-in-scope", "supplier-authorised", "opposition", "exclusion-lists", "basis-present", "energy-opt-in", "contract-exemption", "request-one-off",
        "answer-age", "answer-of-this-controller", "consent-after-enrolment", "consent-purpose", "consent-age", "consent-proof", "consent-origin");

    private readonly bool _isOn;
    private readonly ListContext _context;
    private readonly Duration[] _answerAges;
    private readonly int[] _consentMonths;
    private readonly int[] _contractDays;
    private readonly int[] _requestDays;
    private readonly LocalDate[] _consentDays;

    // Where a consent carries a call, the answer's age ends it by then.
    private readonly Instant? _horizon;
    private readonly bool _isClientNamed;

    public SituationReduction(ListContext context, Sequence<AppliedRule> rules)
    {
        _context = context;
        _isOn = rules.All(applied => applied.Rule.Check is not RuleCheck.Named named || _known.Contains(named.Name) || !ListChecks.Names.Contains(named.Name));
        _answerAges = [.. Limits("answer-age", RuleParameters.AnswerDays).Select(days => Duration.FromDays(days))];
        _consentMonths = [.. Limits("consent-age", RuleParameters.ConsentMonths)];
        _contractDays = [.. Limits("contract-exemption", RuleParameters.DaysAfterContract)];
        _requestDays = [.. Limits("request-one-off", RuleParameters.RequestDays)];
        _consentDays = [context.Day, .. _consentMonths.Order().Select(months => context.Day.PlusMonths(-months))];
        _isClientNamed = ConsentWords.Name(context.Campaign.ClientVat, context.Campaign);
        var binding = rules.Where(applied => IsCheck(applied.Rule, "answer-age")
            && context.Precedence.Of(new Outcome.NotRun(ReasonCodes.NoAnswer), applied.Severity) != Consequence.Allow
            && context.Precedence.Of(new Outcome.NotMet(ReasonCodes.AnswerTooOld), applied.Severity) != Consequence.Allow).ToList();
        _horizon = binding.Count == 0 ? null : context.AsOf + Duration.FromDays(binding.Min(applied => applied.Rule.Limit(RuleParameters.AnswerDays)));

        IEnumerable<int> Limits(string check, string parameter) =>
            rules.Where(applied => IsCheck(applied.Rule, check)).Select(applied => applied.Rule.Limit(parameter)).Distinct();
    }

    /// <summary>What stands for an answer.</summary>
    public OptOutAnswer? Of(OptOutAnswer? answer)
    {
        if (!_isOn || answer is not { } given)
        {
            return answer;
        }

        var asOf = _context.AsOf;
        return given.CheckedAt > asOf ? given with { CheckedAt = asOf + Duration.FromDays(1) }
            : _answerAges.All(age => asOf >= given.CheckedAt + age) ? given with { CheckedAt = asOf - _answerAges.DefaultIfEmpty(Duration.Zero).Max() }
            : answer;
    }

    /// <summary>What stands for a row's claim, where nothing on file speaks of days: see <see cref="Of(FactItem)"/>.</summary>
    public Claim Of(Claim claim) => !_isOn ? claim : claim.Basis switch
    {
        Basis.Consent => new Claim(
            Basis.Consent, claim.HasReference, Given(claim.Date), Purpose(claim.Purpose), Recipient(claim.Recipient), DateField.Missing),
        Basis.Customer => Claim.None with { Basis = Basis.Customer, HasReference = claim.HasReference, ContractEnd = End(claim.ContractEnd) },
        Basis.Request => Claim.None with { Basis = Basis.Request, HasReference = claim.HasReference, Date = Asked(claim.Date) },
        _ => Claim.None with { Basis = claim.Basis },
    };

    /// <summary>What stands for an item on file; null where it must be judged as it is, with everything else about its number.</summary>
    /// <remarks>Oppositions and withdrawals with a day, requests used up and decisions are weighed against days and reasons of other items.</remarks>
    public FactItem? Of(FactItem item) => !_isOn ? null : item switch
    {
        FactItem.Grounds { Ground: Ground.Consent consent } => new FactItem.Grounds(consent with
        {
            Given = consent.EnrolledOn == DateField.Missing ? Given(consent.Given) : consent.Given,
            Purpose = Purpose(consent.Purpose),
            Recipient = Recipient(consent.Recipient),
        }),
        FactItem.Grounds { Ground: Ground.Contract contract } =>
            new FactItem.Grounds(contract with { Start = Start(contract.Start), End = End(contract.End) }),
        FactItem.Grounds { Ground: Ground.Request { IsConsumed: false } request } =>
            new FactItem.Grounds(request with { Asked = Asked(request.Asked), Topic = Topic(request.Topic) }),
        FactItem.Grounds { Ground: not Ground.Request } => item,
        FactItem.Excludes { Exclusion: Exclusion.OwnList or Exclusion.ClientList or Exclusion.CampaignList } excludes =>
            excludes with { On = DateField.Missing },
        FactItem.Excludes { On.Value: null } => item,
        _ => null,
    };

    private static bool IsCheck(Rule rule, string check) => rule.Check is RuleCheck.Named named && named.Name == check;

    private DateField Given(DateField field)
    {
        if (field.Value is not { } given)
        {
            return field;
        }

        if (given > _context.Day)
        {
            return On(_context.Day.PlusDays(1));
        }

        foreach (var day in _consentDays)
        {
            if (Array.TrueForAll(_consentMonths, months => StateOf(given, months) is not ConsentState.Shown and var state && state == StateOf(day, months)))
            {
                return On(day);
            }
        }

        return field;
    }

    private ConsentState StateOf(LocalDate given, int months)
    {
        var end = given.PlusMonths(months);
        return _context.Day >= end ? ConsentState.Over
            : _horizon is { } horizon && RomeTime.StartOf(end) >= horizon ? ConsentState.Beyond
            : ConsentState.Shown;
    }

    private DateField Start(DateField field) =>
        field.Value is not { } start ? field : start > _context.Day ? On(_context.Day.PlusDays(1)) : DateField.Missing;

    private DateField End(DateField field) => Over(field, _contractDays);

    private DateField Asked(DateField field) =>
        field.Value > _context.Day ? On(_context.Day.PlusDays(1)) : Over(field, _requestDays);

    // Past every limit one day is as good as another; before, it bounds how long the verdict holds.
    private DateField Over(DateField field, int[] limits) =>
        field.Value is { } day && limits.Length > 0 && Array.TrueForAll(limits, limit => _context.Day > day.PlusDays(limit))
            ? On(_context.Day.PlusDays(-1 - limits.Max()))
            : field;

    private static string? Purpose(string? purpose) => purpose is null ? null : ConsentWords.AreForOffers(purpose) ? ConsentWords.AnOffer : "";

    private static string? Topic(string? topic) => topic is null ? null : ConsentWords.AreAboutEnergy(topic) ? ConsentWords.AnEnergy : "";

    private string? Recipient(string? recipient) => recipient is null ? null
        : !ConsentWords.Name(recipient, _context.Campaign) ? ""
        : _isClientNamed ? _context.Campaign.ClientVat
        : recipient;

    private static DateField On(LocalDate day) => new(day, false);

    private enum ConsentState
    {
        Over,
        Beyond,
        Shown,
    }
}
