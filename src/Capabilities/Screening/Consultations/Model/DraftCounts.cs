// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What the rows of a draft's lists came to; every row is counted once.</summary>
/// <param name="Customer">Numbers to ask about that rest on a contract.</param>
/// <param name="Request">On a request to be called.</param>
/// <param name="Consent">On a consent.</param>
/// <param name="Directory">On a public directory.</param>
/// <param name="LeftOut">Numbers with a basis that need not be asked about now.</param>
/// <param name="Opposed">Numbers whose person opposed, or that are on an exclusion list.</param>
/// <param name="NoBasis">Numbers with no basis and in no directory.</param>
/// <param name="NotOptedIn">Numbers of an energy campaign without request or specific consent.</param>
/// <param name="Duplicate">Rows whose number stands in an earlier row.</param>
/// <param name="Foreign">Rows with a number of another country.</param>
/// <param name="Unreadable">Rows without a readable number.</param>
public sealed record DraftCounts(
    long Customer,
    long Request,
    long Consent,
    long Directory,
    long LeftOut,
    long Opposed,
    long NoBasis,
    long NotOptedIn,
    long Duplicate,
    long Foreign,
    long Unreadable)
{
    /// <summary>Numbers the register is asked about.</summary>
    public long Asked => Customer + Request + Consent + Directory;

    /// <summary>All rows: nothing is dropped silently.</summary>
    public long Rows => Asked + LeftOut + Opposed + NoBasis + NotOptedIn + Duplicate + Foreign + Unreadable;
}
