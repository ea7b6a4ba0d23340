// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>In which form the register's answer comes back.</summary>
public enum AnswerForm
{
    /// <summary>A row for each number: keep or remove.</summary>
    Result,

    /// <summary>The list without the numbers to be removed: what is missing is to be removed.</summary>
    Cleansed,
}
