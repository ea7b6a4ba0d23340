// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Keeps what a person states about a controller's account with the register; what is left empty stays unknown.</summary>
public sealed class StateRegisterAccount(IUnitOfWork unit, IPartyLedger parties, IRegisterAccounts accounts, IAuditTrail audit, IClock clock)
{
    private const int MostTiers = 100;

    /// <summary>What is stated.</summary>
    /// <param name="ControllerVat">The VAT number of the controller.</param>
    /// <param name="Year">The year.</param>
    /// <param name="Tier">The tier of the contract; both its figures may be unknown.</param>
    /// <param name="OtherTiers">Other tiers of the contract, to compare with.</param>
    /// <param name="PaidElsewhere">Numbers of the year already paid for elsewhere.</param>
    /// <param name="DailyLimit">Rows that may be sent in a day, or null where the contract was not read.</param>
    /// <param name="SanctionedOn">The day of the latest sanction declared, or null.</param>
    /// <param name="Companies">The companies that will make the contacts.</param>
    public sealed record Command(
        string? ControllerVat,
        int Year,
        RegisterTier Tier,
        Sequence<RegisterTier> OtherTiers = default,
        long PaidElsewhere = 0,
        long? DailyLimit = null,
        LocalDate? SanctionedOn = null,
        Sequence<OrganisationId> Companies = default);

    /// <returns>The account as it is kept, or everything that stands against it.</returns>
    public async Task<Result<RegisterAccount>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        // 1. Facts and 2. evaluation: a controller known, companies known, figures that can be.
        var now = clock.GetCurrentInstant();
        var book = await parties.ReadAsync(ct);
        var controller = KnownController.Of(book, command.ControllerVat);
        var refusals = new List<Refusal>(controller is Result<Organisation>.Refused unknown ? unknown.Refusals : []);
        if (command.Companies.Any(company => !book.Organisations.ContainsKey(company)))
        {
            refusals.Add(new OrganisationUnknown { Where = "/companies" });
        }

        refusals.AddRange(Wrong(command, RomeTime.DayOf(now)).Select(field => new RegisterAccountInvalid { Where = field }));
        if (refusals.Count > 0)
        {
            return Sequence.From(refusals);
        }

        // 3. Decision and 4. evidence.
        var account = new RegisterAccount(
            controller.ValueOrThrow().VatNumber.Digits, command.Year, command.Tier, command.OtherTiers, command.PaidElsewhere, command.DailyLimit,
            command.SanctionedOn, command.Companies, by, UtcMicroseconds.Floor(now));
        return await unit.CommitAsync<RegisterAccount>(
            async token =>
            {
                await accounts.AddAsync(account, token);
                await audit.AppendAsync(Trace(account), token);
                return account;
            },
            ct);
    }

    private static IEnumerable<string> Wrong(Command command, LocalDate today)
    {
        if (command.Year < 2018 || command.Year > today.Year + 1)
        {
            yield return "/year";
        }

        if (IsWrong(command.Tier))
        {
            yield return "/tier";
        }

        if (command.OtherTiers.Count > MostTiers || command.OtherTiers.Any(IsWrong))
        {
            yield return "/otherTiers";
        }

        if (command.PaidElsewhere < 0)
        {
            yield return "/paidElsewhere";
        }

        if (command.DailyLimit <= 0)
        {
            yield return "/dailyLimit";
        }

        if (command.SanctionedOn > today)
        {
            yield return "/sanctionedOn";
        }
    }

    private static bool IsWrong(RegisterTier tier) => tier.MostNumbers <= 0 || tier.YearlyPrice is { Amount: < 0 };

    private static AuditAct Trace(RegisterAccount account) => new(
        account.By,
        "register-account-stated",
        "register-account",
        FormattableString.Invariant($"{account.ControllerVat}-{account.Year}"),
        Json.Object(
            ("daily_limit", account.DailyLimit is { } limit ? limit : Json.Null),
            ("paid_elsewhere", account.PaidElsewhere),
            ("tier_numbers", account.Tier.MostNumbers is { } most ? most : Json.Null)));
}
