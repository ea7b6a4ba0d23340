// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How exactly an index keeps the instants of its answers. What is not exact is earlier than it was, never later.</summary>
public enum AnswerPrecision
{
    /// <summary>As the register gave them.</summary>
    Exact,

    /// <summary>The hour in which the register was asked.</summary>
    Hour,

    /// <summary>The day, in universal time, on which the register was asked.</summary>
    Day,
}
