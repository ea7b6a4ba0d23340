// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The public codes of reasons that only the dial gate gives, besides those of the list. A code never changes meaning; each is explained in <c>docs/screening-reasons.md</c>.</summary>
public static class DialReasons
{
    public const string GateNoIndex = "gate-no-index";
    public const string GateStale = "gate-stale";
    public const string CampaignNotServed = "campaign-not-served";
    public const string InstantOutOfRange = "instant-out-of-range";
    public const string CallerNotUnderstood = "caller-not-understood";
    public const string CallerNotDeclared = "caller-not-declared";
    public const string CallerDeclaredByAnother = "caller-declared-by-another";
    public const string CallerNotInUseYet = "caller-not-in-use-yet";
    public const string CallerReleased = "caller-released";
    public const string CallerPrefixOfAnotherPurpose = "caller-prefix-of-another-purpose";
    public const string CallerNotTiedToSeller = "caller-not-tied-to-seller";
    public const string ShortNumberStartUnknown = "short-number-start-unknown";
    public const string ShortNumberNotYetAllowed = "short-number-not-yet-allowed";
    public const string OutsidePermittedHours = "outside-permitted-hours";
    public const string NotOnSundays = "not-on-sundays";
    public const string NotOnHolidays = "not-on-holidays";
    public const string NotOnPatronSaintsDay = "not-on-patron-saints-day";
    public const string HoursUnknown = "hours-unknown";
    public const string MunicipalityUnknown = "municipality-unknown";
    public const string SilentCallTooRecent = "silent-call-too-recent";
    public const string AgentNotReserved = "agent-not-reserved";
    public const string ContactTooRecent = "contact-too-recent";
    public const string AttemptsUsedUp = "attempts-used-up";
    public const string SilentGapUnknown = "silent-gap-unknown";
    public const string FrequencyUnknown = "frequency-unknown";
    public const string AutomatedWithoutConsent = "automated-without-consent";

    /// <summary>Every code above.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        GateNoIndex, GateStale, CampaignNotServed, InstantOutOfRange, CallerNotUnderstood, CallerNotDeclared, CallerDeclaredByAnother,
        CallerNotInUseYet, CallerReleased, CallerPrefixOfAnotherPurpose, CallerNotTiedToSeller, ShortNumberStartUnknown,
        ShortNumberNotYetAllowed, OutsidePermittedHours, NotOnSundays, NotOnHolidays, NotOnPatronSaintsDay, HoursUnknown,
        MunicipalityUnknown, SilentCallTooRecent, AgentNotReserved, ContactTooRecent, AttemptsUsedUp, SilentGapUnknown, FrequencyUnknown,
        AutomatedWithoutConsent,
    ];
}
