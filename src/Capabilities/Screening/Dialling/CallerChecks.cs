// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Whether the number shown may be shown, and whether anybody speaks.</summary>
internal static class CallerChecks
{
    // CLI-01. That the number can be called back is what its declaration was proved for.
    public static Sequence<ListFinding> Shown(DialMoment moment, Rule rule) =>
        moment.Caller is null ? ListFinding.NotMet(DialReasons.CallerNotUnderstood) : ListFinding.Met();

    // ROC-01: every number used is declared, by this centre, for this client, on this day.
    public static Sequence<ListFinding> Declared(DialMoment moment, Rule rule) => moment switch
    {
        { Caller: null } => ListFinding.Elsewhere(),
        { Standing: CallerStanding.Declared } => ListFinding.Met(),
        { Standing: CallerStanding.OfAnother } => ListFinding.NotMet(DialReasons.CallerDeclaredByAnother),
        { Standing: CallerStanding.NotInUseYet } => ListFinding.NotMet(DialReasons.CallerNotInUseYet),
        { Standing: CallerStanding.Released } => ListFinding.NotMet(DialReasons.CallerReleased),
        _ => ListFinding.NotMet(DialReasons.CallerNotDeclared),
    };

    // CLI-03: 0844 sells, 0843 asks; any other number of the caller's own that can be called back will do (doubt D-16).
    public static Sequence<ListFinding> Prefix(DialMoment moment, Rule rule) => (moment.Caller?.Kind, moment.Purpose) switch
    {
        (null, _) => ListFinding.Elsewhere(),
        (NumberKind.StatisticalCaller, Purpose.Promotion) => ListFinding.NotMet(DialReasons.CallerPrefixOfAnotherPurpose),
        (NumberKind.CommercialCaller, Purpose.Statistics) => ListFinding.NotMet(DialReasons.CallerPrefixOfAnotherPurpose),
        _ => ListFinding.Met(),
    };

    // CLI-04: who may use them, and from when, is still to be read (doubt D-15).
    public static Sequence<ListFinding> ShortNumber(DialMoment moment, Rule rule) =>
        moment.Caller?.Kind != NumberKind.ThreeDigitCaller ? ListFinding.Elsewhere()
            : rule.Parameter(RuleParameters.ShortNumbersFrom).Value is not ParameterValue.Day { Value: var from } ? ListFinding.NotRun(DialReasons.ShortNumberStartUnknown)
            : RomeTime.DayOf(moment.At) < from ? ListFinding.NotMet(DialReasons.ShortNumberNotYetAllowed)
            : ListFinding.Met();

    // CLI-07: the number is this seller's and nobody else's.
    public static Sequence<ListFinding> TiedToSeller(DialMoment moment, Rule rule) =>
        moment.Caller is null ? ListFinding.Elsewhere()
            : moment.Standing == CallerStanding.Declared && !moment.CallerServesAnother ? ListFinding.Met()
            : ListFinding.NotMet(DialReasons.CallerNotTiedToSeller);

    // AUT-01: a call in which nobody speaks needs a consent to such calls; customers are no exception.
    public static Sequence<ListFinding> Automated(DialMoment moment, Rule rule) =>
        !moment.Automated ? ListFinding.Elsewhere()
            : moment.AutomatedConsent ? ListFinding.Met()
            : ListFinding.NotMet(DialReasons.AutomatedWithoutConsent);
}
