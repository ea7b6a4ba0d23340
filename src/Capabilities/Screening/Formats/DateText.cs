// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Immutable;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Reads dates as lists write them: ISO, or day before month with slash, dash or dot; a time after the date is passed over.</summary>
public static class DateText
{
    private static readonly ImmutableArray<LocalDatePattern> Patterns =
    [
        LocalDatePattern.CreateWithInvariantCulture("uuuu-MM-dd"),
        LocalDatePattern.CreateWithInvariantCulture("dd/MM/uuuu"),
        LocalDatePattern.CreateWithInvariantCulture("dd-MM-uuuu"),
        LocalDatePattern.CreateWithInvariantCulture("dd.MM.uuuu"),
        LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd"),
    ];

    /// <summary>Reads a field; an empty one is missing, not unreadable.</summary>
    public static DateField Read(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
        {
            return DateField.Missing;
        }

        var end = trimmed.AsSpan().IndexOfAny(' ', 'T');
        var date = end < 0 ? trimmed : trimmed[..end];
        foreach (var pattern in Patterns)
        {
            if (pattern.Parse(date) is { Success: true } read)
            {
                return new DateField(read.Value, IsUnreadable: false);
            }
        }

        return new DateField(null, IsUnreadable: true);
    }
}
