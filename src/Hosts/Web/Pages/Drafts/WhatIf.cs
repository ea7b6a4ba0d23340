// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Web;

/// <summary>What a person supposes in a preview, as written in the form.</summary>
/// <param name="Form">The fields as sent: <c>data</c>, <c>senza-consensi</c>, <c>adottata</c>.</param>
/// <param name="Supposed">What they mean; null when nothing is supposed.</param>
/// <param name="Refusals">What could not be understood.</param>
public sealed record WhatIf(FormState Form, Supposition? Supposed, Sequence<Refusal> Refusals)
{
    /// <summary>The fields of the form.</summary>
    public static IReadOnlyCollection<string> Fields { get; } = ["data", "senza-consensi", "adottata"];

    /// <summary>Reads the fields. A day stands for its first moment in Rome, the present day for now.</summary>
    public static WhatIf Read(FormState form, LocalDate today)
    {
        var reader = new FormReader(form);
        var day = reader.DayOrNull("data");
        var rules = new List<SupposedRule>();
        foreach (var written in form["adottata"].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (RuleId.TryParse(written, out var rule))
            {
                rules.Add(new SupposedRule(rule, Severity.Block));
            }
        }

        Instant? asOf = day is { } known && known != today ? RomeTime.StartOf(known) : null;
        var without = form["senza-consensi"] == "si";
        return new WhatIf(
            form,
            asOf is null && rules.Count == 0 && !without ? null : new Supposition(asOf, Sequence.From(rules), without),
            reader.Refusals);
    }

    /// <summary>Reads them from an address.</summary>
    public static WhatIf Read(IQueryCollection query, LocalDate today) => Read(
        new FormState(
            Fields.Where(field => query[field].Count > 0).ToDictionary(field => field, field => string.Join(' ', query[field].ToArray()).Trim(), StringComparer.Ordinal),
            []),
        today);
}
