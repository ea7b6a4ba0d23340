// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What a certificate is worth on a day.</summary>
public enum CertificateState
{
    /// <summary>It counts.</summary>
    Valid,

    /// <summary>It does not count for a while.</summary>
    Suspended,

    /// <summary>It was withdrawn for good.</summary>
    Withdrawn,

    /// <summary>It came to its end.</summary>
    Expired,

    /// <summary>It counts from a later day on.</summary>
    NotYet,
}
