// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Register;

/// <summary>What an entry of type <c>evidence-bands-stated</c> says of a firm: bands, and the days whose evidence they rest on.</summary>
/// <param name="From">The first day, in Italy.</param>
/// <param name="To">The last day, in Italy, as far as it had gone when the entry was recorded.</param>
/// <param name="Lists">Contact lists that were screened with a receipt.</param>
/// <param name="Rows">Rows of those lists that got a verdict, each list counted as it was screened last.</param>
/// <param name="Withheld">The share of those rows that must not be called, in parts per million; null where there are too few to tell.</param>
/// <param name="Undecided">The share of those rows that a person has yet to decide, in parts per million; null where there are too few to tell.</param>
/// <param name="Rules">The rulebook's version, in which the bounds of the bands stand.</param>
public sealed record StatedBands(LocalDate From, LocalDate To, Band Lists, Band Rows, Band? Withheld, Band? Undecided, ContentHash Rules)
{
    internal const string PeriodField = "period";
    internal const string ListsField = "lists";
    internal const string RowsField = "rows";
    internal const string WithheldField = "withheld_ppm";
    internal const string UndecidedField = "undecided_ppm";
    internal const string RulesField = "rules_hash";
    private const string FromMember = "from";
    private const string ToMember = "to";

    /// <summary>What an entry says; null for an entry of another type.</summary>
    public static StatedBands? Of(RegisterEntry entry)
    {
        if (entry.Type != EntryType.EvidenceBandsStated)
        {
            return null;
        }

        // The form of the type holds all of these.
        var (facts, period) = (entry.Facts, (Json.Map)entry.Facts[PeriodField]!);
        return new StatedBands(
            Day(period[FromMember])!.Value, Day(period[ToMember])!.Value, Band.Read(facts[ListsField])!.Value, Band.Read(facts[RowsField])!.Value,
            Band.Read(facts[WithheldField]), Band.Read(facts[UndecidedField]), ContentHash.Parse(((Json.Text)facts[RulesField]!).Value));
    }

    /// <summary>True when the bands are the same, whatever the days and the rulebook's version.</summary>
    public bool SaysWhat(StatedBands other) => this with { From = other.From, To = other.To, Rules = other.Rules } == other;

    /// <summary>The facts of an entry.</summary>
    public Json.Map ToFacts() => Json.Object(
        (PeriodField, Json.Object((FromMember, LocalDatePattern.Iso.Format(From)), (ToMember, LocalDatePattern.Iso.Format(To)))),
        (ListsField, Lists.ToJson()),
        (RowsField, Rows.ToJson()),
        (WithheldField, Share(Withheld)),
        (UndecidedField, Share(Undecided)),
        (RulesField, Rules.ToString()));

    internal static bool IsPeriod(Json json) =>
        json is Json.Map { Members.Count: 2 } period && Day(period[FromMember]) is { } from && Day(period[ToMember]) is { } to && from <= to;

    private static Json Share(Band? band) => band is { } told ? told.ToJson() : (Json)Band.TooFew;

    private static LocalDate? Day(Json? json) =>
        json is Json.Text { Value: var text } && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;
}
