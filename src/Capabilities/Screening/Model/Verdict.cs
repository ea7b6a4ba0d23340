// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What a screening says of one row. Only <see cref="Allow"/> may be called.</summary>
public enum Verdict
{
    /// <summary>Nothing stands against a call, until the day the verdict names.</summary>
    Allow,

    /// <summary>A rule that may block is not met.</summary>
    Withhold,

    /// <summary>A check could not be carried out, or a rule that nobody has adopted is not met: a person decides.</summary>
    Review,

    /// <summary>The number belongs to another country's plan: these rules do not speak about it.</summary>
    Foreign,

    /// <summary>The number stands in an earlier row of the list.</summary>
    Duplicate,

    /// <summary>The row holds no readable number; it is in <c>rejected.csv</c>.</summary>
    Unreadable,
}
