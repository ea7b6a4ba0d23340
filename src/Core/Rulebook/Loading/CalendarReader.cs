// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook;

/// <summary>Reads the entries of the packs of kind <c>holidays</c> and <c>patron-saints</c>.</summary>
internal static class CalendarReader
{
    public static void Holiday(MapReader map, PackContent content)
    {
        var id = map.Value<string>("id", RuleReader.TryKebab, "a name in kebab-case", required: true) ?? "";
        var name = map.Bilingual("name");
        var holiday = Falls(map, id, name, map.Date("valid_from", required: false), map.Date("valid_to", required: false));
        var item = new NationalHoliday(holiday, map.Grade(), map.Bilingual("legal_ref"), RuleReader.Doubts(map, content));
        map.Done();
        content.Holidays.Add((item, map.Place));
    }

    public static void Patron(MapReader map, PackContent content)
    {
        var municipality = map.Value<Municipality>("municipality", TryMunicipality, "the six digits of the ISTAT code", required: true);
        var name = map.Text("name");
        var saint = map.Bilingual("saint");
        var patron = new PatronSaint(municipality, name, Falls(map, "patrono-" + municipality, saint, null, null), map.Grade());
        map.Done();
        content.Patrons.Add((patron, map.Place));
    }

    private static Holiday Falls(MapReader map, string id, Bilingual name, LocalDate? from, LocalDate? until)
    {
        if (map.Node("after_easter_days", required: false) is not null)
        {
            var days = map.Value<int>("after_easter_days", TryEasterDays, "days after Easter Sunday, from 0 to 70", required: true);
            return new Holiday.AfterEaster(id, name.Italian, name.English, days, from, until);
        }

        var day = map.Value<(int Month, int Day)>("day", TryMonthAndDay, "month-day in quotes, such as '12-08'", required: true);
        return new Holiday.OnDay(id, name.Italian, name.English, Math.Max(1, day.Month), Math.Max(1, day.Day), from, until);
    }

    private static bool TryMunicipality(string? text, out Municipality municipality)
    {
        var valid = text is { Length: 6 } && text.All(char.IsAsciiDigit);
        municipality = valid ? new Municipality(text!) : default;
        return valid;
    }

    private static bool TryEasterDays(string? text, out int days) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days) && days <= 70;

    private static bool TryMonthAndDay(string? text, out (int Month, int Day) day)
    {
        // 2024 is a leap year: 29 February is a day that can be named.
        var valid = MapReader.TryDate("2024-" + text, out var date) && text is { Length: 5 };
        day = valid ? (date.Month, date.Day) : default;
        return valid;
    }
}
