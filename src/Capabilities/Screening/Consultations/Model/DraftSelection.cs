// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Which of the numbers with a basis a draft asks about.</summary>
public enum DraftSelection
{
    /// <summary>Only those for which the register's answer is what stands between them and a call.</summary>
    WorthAsking,

    /// <summary>Every number with a basis, as for a monthly sweep.</summary>
    EveryNumber,
}
