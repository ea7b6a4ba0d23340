// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>One of the three files a list is divided into.</summary>
public enum OutputKind
{
    /// <summary><c>callable.csv</c>: the rows that may be called.</summary>
    Callable,

    /// <summary><c>withheld.csv</c>: rows withheld, to review, foreign or duplicate.</summary>
    Withheld,

    /// <summary><c>rejected.csv</c>: rows without a readable number.</summary>
    Rejected,
}
