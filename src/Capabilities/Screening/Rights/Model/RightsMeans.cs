// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The means by which something was sent or said to the client or to the person.</summary>
public enum RightsMeans
{
    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Certified electronic mail.</summary>
    CertifiedMail,

    /// <summary>A letter.</summary>
    Letter,

    /// <summary>A file or a message between systems.</summary>
    File,

    /// <summary>A telephone call.</summary>
    Call,

    /// <summary>By hand.</summary>
    InPerson,
}
