// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>How exactly the instants of the register's answers were kept.</summary>
public enum AnswersPrecision
{
    /// <summary>As the register gave them.</summary>
    Exact,

    /// <summary>Each cut back to its full hour, which never makes an answer last longer.</summary>
    Hour,

    /// <summary>Each cut back to its full day in universal time.</summary>
    Day,
}
