// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What asking now would take of a controller's account: rows, days, money. What nobody stated is null, never guessed. Pure.</summary>
/// <param name="ControllerVat">The VAT number of the controller.</param>
/// <param name="Numbers">Its numbers by what asking about them is worth.</param>
/// <param name="Account">Its account of the year, or null where nobody stated one.</param>
/// <param name="Paid">Numbers of the year paid for or asked about so far; null without an account.</param>
/// <param name="Remaining">Numbers that the tier still takes; null where its size is unknown.</param>
/// <param name="Fits">Whether the numbers not yet paid for fit into what remains; null where that is unknown.</param>
/// <param name="Days">How many days the daily limit asks for; null where it is unknown.</param>
/// <param name="HasSurcharge">Whether a declared sanction makes the year dearer.</param>
/// <param name="YearlyPrice">What the tier costs in the year, surcharge included; null where it is unknown.</param>
/// <param name="Tiers">What the other tiers of the contract would mean, smallest first.</param>
/// <param name="EndsOn">The last day of the account; null without one.</param>
public sealed record ConsultationPlan(
    string ControllerVat,
    NumbersToAsk Numbers,
    RegisterAccount? Account,
    long? Paid,
    long? Remaining,
    bool? Fits,
    long? Days,
    bool HasSurcharge,
    Money? YearlyPrice,
    Sequence<TierChoice> Tiers,
    LocalDate? EndsOn)
{
    private const decimal Whole = 1_000_000m;

    /// <summary>The plan of a day.</summary>
    /// <param name="controllerVat">The controller.</param>
    /// <param name="numbers">Its numbers.</param>
    /// <param name="account">Its account of the year, or null.</param>
    /// <param name="figures">The figures of the day.</param>
    /// <param name="day">The legal day.</param>
    public static ConsultationPlan Of(
        string controllerVat, NumbersToAsk numbers, RegisterAccount? account, ConsultationFigures figures, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(figures);
        if (account is null)
        {
            return new ConsultationPlan(controllerVat, numbers, null, null, null, null, null, false, null, [], null);
        }

        var paid = account.PaidElsewhere + numbers.SentThisYear;
        long? remaining = account.Tier.MostNumbers is { } most ? Math.Max(0, most - paid) : null;
        var surcharged = IsSurcharged(account, figures, day);
        var factor = 1 + (surcharged && figures.Surcharge is { } surcharge ? surcharge.Value / Whole : 0m);
        return new ConsultationPlan(
            controllerVat,
            numbers,
            account,
            paid,
            remaining,
            remaining is { } left ? numbers.New <= left : null,
            account.DailyLimit is { } limit and > 0 ? (numbers.Worth + limit - 1) / limit : null,
            surcharged,
            account.Tier.YearlyPrice * factor,
            Sequence.From(account.OtherTiers
                .OrderBy(tier => tier.MostNumbers ?? long.MaxValue)
                .Select(tier => new TierChoice(
                    tier,
                    tier.MostNumbers is { } size ? paid + numbers.New <= size : null,
                    tier.YearlyPrice is { } price && account.Tier.YearlyPrice is { } present && price.Currency == present.Currency
                        ? (price - present) * factor
                        : null))),
            account.LastDay);
    }

    /// <summary>True from the day of a declared sanction until the years of the surcharge are over, the last day excluded.</summary>
    public static bool IsSurcharged(RegisterAccount account, ConsultationFigures figures, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(figures);
        return account.SanctionedOn is { } sanctioned && figures.SurchargeYears is { } years
            && day >= sanctioned && day < sanctioned.PlusYears(years);
    }
}
