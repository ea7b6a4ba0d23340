// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Kernel.Tests;

/// <summary>Italy's public holidays as the tests need them; the rulebook holds the ones in use.</summary>
internal static class Italy
{
    public static readonly Municipality Roma = new("058091");

    public static readonly Municipality Milano = new("015146");

    public static readonly Municipality Unknown = new("999999");

    public static readonly Holiday.OnDay SaintFrancis =
        new("san-francesco", "San Francesco d'Assisi", "Saint Francis of Assisi", 10, 4, From: new LocalDate(2026, 1, 1));

    public static ItalianCalendar Calendar { get; } = new(
        [
            On("capodanno", 1, 1),
            On("epifania", 1, 6),
            new Holiday.AfterEaster("pasqua", "Pasqua", "Easter", 0),
            new Holiday.AfterEaster("lunedi-dell-angelo", "Lunedì dell'Angelo", "Easter Monday", 1),
            On("liberazione", 4, 25),
            On("lavoro", 5, 1),
            On("repubblica", 6, 2),
            On("ferragosto", 8, 15),
            SaintFrancis,
            On("ognissanti", 11, 1),
            On("immacolata", 12, 8),
            On("natale", 12, 25),
            On("santo-stefano", 12, 26),
        ],
        new Dictionary<Municipality, Holiday> { [Roma] = On("santi-pietro-e-paolo", 6, 29), [Milano] = On("sant-ambrogio", 12, 7) });

    private static Holiday.OnDay On(string id, int month, int day) => new(id, id, id, month, day);
}
