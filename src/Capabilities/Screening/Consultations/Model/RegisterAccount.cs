// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>A controller's account with the opt-out register in one year, as a person stated it; the newest statement counts.</summary>
/// <param name="ControllerVat">The VAT number of the controller that holds it.</param>
/// <param name="Year">The calendar year it is for: it expires on 31 December.</param>
/// <param name="Tier">The tier of the contract.</param>
/// <param name="OtherTiers">Other tiers of the same contract, to compare with; empty where nobody stated them.</param>
/// <param name="PaidElsewhere">Numbers of this year already paid for outside this installation.</param>
/// <param name="DailyLimit">Rows that may be sent in a day; null where nobody stated it.</param>
/// <param name="SanctionedOn">The day of the latest sanction for breaches concerning the register, declared by the controller; null for none.</param>
/// <param name="Companies">The companies recorded with the register as those that will make the contacts.</param>
/// <param name="By">Who stated it.</param>
/// <param name="At">When.</param>
public sealed record RegisterAccount(
    string ControllerVat,
    int Year,
    RegisterTier Tier,
    Sequence<RegisterTier> OtherTiers,
    long PaidElsewhere,
    long? DailyLimit,
    LocalDate? SanctionedOn,
    Sequence<OrganisationId> Companies,
    Actor By,
    Instant At)
{
    /// <summary>The last day on which it serves.</summary>
    public LocalDate LastDay => new(Year, 12, 31);
}
