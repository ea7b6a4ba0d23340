// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Composition;

/// <summary>How a thing stands that the doctor looked at.</summary>
public enum DoctorState
{
    /// <summary>As it should be.</summary>
    Well,

    /// <summary>It works, and somebody should know something.</summary>
    Notice,

    /// <summary>It does not work.</summary>
    Failing,

    /// <summary>It could not be looked at.</summary>
    NotRun,
}
