// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>The holidays of the rulebook: national ones and the patron saints known.</summary>
/// <remarks>A municipality that is not listed is unknown, not without a patron: the calendar fails closed on it.</remarks>
public sealed record CalendarPack(Sequence<NationalHoliday> National, Sequence<PatronSaint> Patrons)
{
    /// <summary>The calendar made of these holidays.</summary>
    public ItalianCalendar ToCalendar() => new(
        Sequence.From(National.Select(holiday => holiday.Holiday)),
        Patrons.ToDictionary(patron => patron.Municipality, patron => patron.Holiday));
}
