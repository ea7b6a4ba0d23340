// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>Puts together what all files say about one number. The order of files and rows makes no difference.</summary>
internal static class FactsOfANumber
{
    public static NumberFacts Of(IEnumerable<FactItem> items)
    {
        var all = items.ToList();
        return NumberFacts.Of(
            all.OfType<FactItem.Grounds>().Select(item => item.Ground),
            all.OfType<FactItem.Excludes>().Aggregate(Exclusion.None, (sum, item) => sum | item.Exclusion),
            Latest(all, Exclusion.OpposedToClient),
            Latest(all, Exclusion.ConsentWithdrawn),
            Newest(all.OfType<FactItem.Decides>()));
    }

    // A row without its day holds whatever was given later: it wins over every day.
    private static DateField Latest(List<FactItem> items, Exclusion exclusion)
    {
        var days = items.OfType<FactItem.Excludes>().Where(item => item.Exclusion.HasFlag(exclusion)).Select(item => item.On.Value).ToList();
        return days.Count == 0 || days.Contains(null) ? DateField.Missing : new DateField(days.Max(), false);
    }

    // Of two decisions at the same instant, the one that keeps the number back, then the one that holds less.
    private static ReviewDecision? Newest(IEnumerable<FactItem.Decides> decisions) => decisions
        .OrderByDescending(item => item.At)
        .ThenBy(item => item.Decision.Allow)
        .ThenBy(item => item.Decision.ValidUntil ?? Instant.MaxValue)
        .ThenBy(item => string.Join(' ', item.Decision.Reasons), StringComparer.Ordinal)
        .FirstOrDefault()?.Decision;
}
