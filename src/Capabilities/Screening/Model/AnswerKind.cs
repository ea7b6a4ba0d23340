// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How an answer of the opt-out register came about.</summary>
public enum AnswerKind
{
    /// <summary>The controller submitted numbers and the register answered about them.</summary>
    Consultation,

    /// <summary>A copy of the whole register, where a country delivers one. It is no consultation and is never called one.</summary>
    Snapshot,
}
