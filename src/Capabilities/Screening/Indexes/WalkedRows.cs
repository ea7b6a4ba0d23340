// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How far a walk came.</summary>
internal struct WalkedRows
{
    /// <summary>Rows that are not blank.</summary>
    public long Rows;

    /// <summary>Lines, those within quotes included.</summary>
    public long Lines;
}
