// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook;

/// <summary>A figure of a rule with its unit. The hierarchy is closed.</summary>
public abstract record ParameterValue
{
    private ParameterValue()
    {
    }

    /// <summary>Not stated in any text read. Never a pass, never a fail, never replaced by a guess.</summary>
    public sealed record Unknown : ParameterValue;

    /// <summary>A number of whole units of time; suffixes <c>_seconds</c>, <c>_hours</c>, <c>_days</c>, <c>_working_days</c>, <c>_months</c>, <c>_years</c>.</summary>
    public sealed record Span(long Value, SpanUnit Unit) : ParameterValue;

    /// <summary>A limit or share; suffix <c>_ppm</c>.</summary>
    public sealed record Share(PartsPerMillion Value) : ParameterValue;

    /// <summary>An amount, written in hundredths; suffixes <c>_cents</c> (euro) and <c>_pence</c> (pound sterling).</summary>
    public sealed record Amount(Money Value) : ParameterValue;

    /// <summary>A count of things; suffix <c>_count</c>.</summary>
    public sealed record Count(long Value) : ParameterValue;

    /// <summary>A span of the day's clock in Italy, end excluded; suffix <c>_window</c>.</summary>
    public sealed record Window(TimeWindow Value) : ParameterValue;

    /// <summary>A legal day; suffix <c>_date</c>.</summary>
    public sealed record Day(LocalDate Value) : ParameterValue;

    /// <summary>Yes or no; suffix <c>_flag</c>.</summary>
    public sealed record Flag(bool Value) : ParameterValue;

    /// <summary>Words; suffix <c>_text</c>.</summary>
    public sealed record Text(string Value) : ParameterValue;
}
