// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>A unit of time in which rules count.</summary>
public enum SpanUnit
{
    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Monday to Friday, save national holidays.</summary>
    WorkingDays,

    /// <summary>Calendar months.</summary>
    Months,

    /// <summary>Calendar years.</summary>
    Years,
}
