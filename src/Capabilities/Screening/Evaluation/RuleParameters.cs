// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The names of the rulebook's parameters that the checks and the rights clocks read.</summary>
internal static class RuleParameters
{
    /// <summary>RPO-03: days for which an answer may be used for telephone calls.</summary>
    public const string AnswerDays = "max_age_telephone_days";

    /// <summary>RPO-04: whether a snapshot of the register may stand in for a consultation.</summary>
    public const string SnapshotSuffices = "snapshot_suffices_flag";

    /// <summary>RPO-03: days after which an answer is about to lapse.</summary>
    public const string WarningDays = "warn_age_telephone_days";

    /// <summary>RPO-06: days after the end of a contract.</summary>
    public const string DaysAfterContract = "after_end_days";

    /// <summary>RPO-07: days for which a one-off request lasts.</summary>
    public const string RequestDays = "request_expiry_days";

    /// <summary>PRQ-04: working days within which the client is told of a rights request.</summary>
    public const string ForwardDays = "forward_working_days";

    /// <summary>PRQ-03: months within which a rights request is answered.</summary>
    public const string AnswerMonths = "answer_months";

    /// <summary>PRQ-03: months more, where the term was extended.</summary>
    public const string ExtensionMonths = "extension_if_complex_months";

    /// <summary>MIN-02: months for which number and note of a rights request are kept once it was dealt with.</summary>
    public const string RightsDetailsMonths = "rights_details_months";

    /// <summary>MIN-02: months for which the gate's decisions are kept with their numbers.</summary>
    public const string GateDecisionsMonths = "gate_decisions_months";

    /// <summary>REG-01: months whose evidence the register's bands rest on.</summary>
    public const string ConductMonths = "period_months";

    /// <summary>REG-01: months after which bands that stayed the same are stated anew.</summary>
    public const string ConductAnewMonths = "stated_anew_months";

    /// <summary>REG-01: rows below which no share is told.</summary>
    public const string ConductLeastRows = "least_rows_count";

    /// <summary>REG-01: the bounds of the bands of lists, of rows and of shares, as the beginnings of their names.</summary>
    public const string ConductLists = "lists_bound_", ConductRows = "rows_bound_", ConductWithheld = "withheld_bound_", ConductUndecided = "undecided_bound_";

    /// <summary>CNS-03: months after which a consent is too old.</summary>
    public const string ConsentMonths = "max_age_months";

    /// <summary>RPO-02: hours within which the register answers.</summary>
    public const string AnswerHours = "answer_within_hours";

    /// <summary>RPO-02: months that may lie between two consultations.</summary>
    public const string SweepMonths = "max_gap_months";

    /// <summary>RPO-11: what is paid more after a sanction.</summary>
    public const string Surcharge = "surcharge_ppm";

    /// <summary>RPO-11: years for which a sanction counts.</summary>
    public const string SurchargeYears = "look_back_years";

    /// <summary>HRS-01: when people may be called from Monday to Friday.</summary>
    public const string WeekdayWindow = "weekday_window";

    /// <summary>HRS-01: when people may be called on Saturdays.</summary>
    public const string SaturdayWindow = "saturday_window";

    /// <summary>HRS-01: when people may be called on the eve of a holiday.</summary>
    public const string EveWindow = "eve_window";

    /// <summary>HRS-01: whether people may be called on Sundays.</summary>
    public const string SundaysAllowed = "sunday_allowed_flag";

    /// <summary>HRS-01: whether people may be called on holidays.</summary>
    public const string HolidaysAllowed = "holiday_allowed_flag";

    /// <summary>HRS-01: whether the patron saint's day of the municipality counts as a holiday.</summary>
    public const string PatronSaintBlocks = "patron_saint_blocks_flag";

    /// <summary>CLI-04: the day from which three-digit numbers may be shown.</summary>
    public const string ShortNumbersFrom = "start_date";

    /// <summary>SIL-05: days after a silent call.</summary>
    public const string SilentGapDays = "gap_days";

    /// <summary>FRQ-01: days between two contacts.</summary>
    public const string ContactGapDays = "contact_gap_days";

    /// <summary>FRQ-01: how many contacts those days may hold.</summary>
    public const string ContactsInGap = "answered_contacts_in_gap_count";

    /// <summary>FRQ-01: whether attempts a day are limited.</summary>
    public const string AttemptsAreLimited = "attempts_per_day_enabled_flag";

    /// <summary>FRQ-01: how many attempts a day are enough.</summary>
    public const string AttemptsPerDay = "attempts_per_day_count";
}
