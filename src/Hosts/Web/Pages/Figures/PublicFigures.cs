// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;
using NodaTime;

namespace Filiera.Web;

/// <summary>What an installation counts and tells anyone: whole numbers, and nothing of any one list or person.</summary>
/// <param name="At">When it was counted.</param>
/// <param name="Centres">Contact centres that take part today.</param>
/// <param name="Clients">Clients that take part today.</param>
/// <param name="CallerNumbers">Caller numbers whose declaration is in force today.</param>
/// <param name="Mandates">Mandates in force now.</param>
/// <param name="Rules">Rules in force today.</param>
/// <param name="Screening">Lists, screenings and rows by verdict.</param>
/// <param name="Evidence">Pieces of evidence sealed since the beginning.</param>
public sealed record PublicFigures(
    Instant At, int Centres, int Clients, int CallerNumbers, int Mandates, int Rules, ScreeningTotals Screening, long Evidence)
{
    /// <summary>The figures with their names, in the order they are told and exported.</summary>
    public IReadOnlyList<(string Name, long Count)> All =>
    [
        ("centres", Centres), ("clients", Clients), ("caller_numbers", CallerNumbers), ("mandates", Mandates), ("rules", Rules),
        ("lists", Screening.Lists), ("rows", Screening.Newest.Rows), ("callable", Screening.Newest.Allow), ("do_not_call", Screening.Newest.Withhold),
        ("needs_review", Screening.Newest.Review), ("foreign", Screening.Newest.Foreign), ("duplicate", Screening.Newest.Duplicate),
        ("unreadable", Screening.Newest.Unreadable), ("receipts", Screening.Screenings), ("evidence", Evidence),
    ];
}
