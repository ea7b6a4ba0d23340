// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How much of a field the rules look at: rows that agree in that much make the same fact.</summary>
internal enum FactField
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>The day; a time after it is passed over.</summary>
    Day,

    /// <summary>Whether anything stands there.</summary>
    Presence,

    /// <summary>Whether anything stands there, and whether the same stands in another row of the number.</summary>
    Reference,
}
