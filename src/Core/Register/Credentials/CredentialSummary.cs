// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What all checks of a credential come to, in one of four words.</summary>
public enum CredentialSummary
{
    /// <summary>Every check that must be passed is passed.</summary>
    Valid,

    /// <summary>Genuine, and suspended.</summary>
    Suspended,

    /// <summary>Genuine, and withdrawn or past its end.</summary>
    RevokedOrExpired,

    /// <summary>Something does not fit or could not be checked.</summary>
    CannotBeVerified,
}
