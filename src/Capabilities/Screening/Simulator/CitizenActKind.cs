// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What an invented citizen does about the simulated register.</summary>
public enum CitizenActKind
{
    /// <summary>Enrols: nobody may call any more.</summary>
    Enrol,

    /// <summary>Renews the enrolment, which ends selective revocations too: so the simulator has it, for the real register's practice was not read.</summary>
    Renew,

    /// <summary>Lifts the opposition for one controller only.</summary>
    Revoke,
}
