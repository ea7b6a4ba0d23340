// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How the answer about a number differs between two indexes.</summary>
public enum AnswerChangeKind
{
    /// <summary>The later index speaks of it, the earlier one did not.</summary>
    Added,

    /// <summary>The earlier index spoke of it, the later one does not.</summary>
    Gone,

    /// <summary>It was to be kept and is to be removed.</summary>
    KeepToRemove,

    /// <summary>It was to be removed and is to be kept.</summary>
    RemoveToKeep,

    /// <summary>The same answer, given later.</summary>
    Newer,

    /// <summary>The same answer, given earlier.</summary>
    Older,
}
