// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The right that a person exercises.</summary>
public enum RightsRequestKind
{
    /// <summary>Does not want to be called any more (GDPR, art. 21).</summary>
    Objection,

    /// <summary>Wants to be deleted (art. 17).</summary>
    Erasure,

    /// <summary>Wants to know what is held, and where it came from (art. 15).</summary>
    Access,

    /// <summary>Wants something corrected (art. 16).</summary>
    Rectification,

    /// <summary>Takes back a consent (art. 7.3).</summary>
    ConsentWithdrawal,

    /// <summary>Something else, said in the note.</summary>
    Other,
}
