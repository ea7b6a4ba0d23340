// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The way by which a rights request arrived.</summary>
public enum RightsChannel
{
    /// <summary>Said to an agent during a call.</summary>
    Call,

    /// <summary>An outcome that a dialler reported to the gate.</summary>
    Gate,

    /// <summary>A form, on paper or on a site.</summary>
    Form,

    /// <summary>An e-mail.</summary>
    Email,

    /// <summary>A letter.</summary>
    Letter,

    /// <summary>Certified electronic mail.</summary>
    CertifiedMail,

    /// <summary>At a counter.</summary>
    InPerson,
}
