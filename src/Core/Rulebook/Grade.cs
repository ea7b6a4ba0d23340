// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>How sure we are of what a rule says. Only <see cref="P"/> and <see cref="PProvisional"/> may block by themselves.</summary>
public enum Grade
{
    /// <summary>Official text or site; the passage that states the rule was read.</summary>
    P,

    /// <summary>Official text or site, but only its opening was read: provisional. Written <c>P~</c>.</summary>
    PProvisional,

    /// <summary>A secondary source: press, law firm, association.</summary>
    S,

    /// <summary>General knowledge without a source: a doubt until the text is obtained.</summary>
    K,
}
