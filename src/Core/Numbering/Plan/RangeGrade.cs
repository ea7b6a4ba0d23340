// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering;

/// <summary>How sure a range of the plan is.</summary>
public enum RangeGrade : byte
{
    /// <summary>K: general knowledge, no text yet.</summary>
    GeneralKnowledge,

    /// <summary>S: stated by a secondary source.</summary>
    Secondary,

    /// <summary>P~: official text, of which only the opening was read.</summary>
    OfficialOpening,

    /// <summary>P: official text, and the passage was read.</summary>
    Official,
}
