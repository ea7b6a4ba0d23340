// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Which files came with a list: that a number is missing from a file means something only where the file is at hand.</summary>
[Flags]
public enum FilesAtHand
{
    /// <summary>The list alone.</summary>
    None = 0,

    /// <summary>Consents.</summary>
    Consents = 1,

    /// <summary>Contracts.</summary>
    Contracts = 2,

    /// <summary>Requests to be called.</summary>
    Requests = 4,

    /// <summary>An extract of a public directory.</summary>
    Directory = 8,

    /// <summary>Withdrawals, oppositions or suppression lists.</summary>
    Exclusions = 16,

    /// <summary>Decisions of the review queue.</summary>
    Decisions = 32,
}
