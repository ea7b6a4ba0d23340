// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering;

/// <summary>What reading a number came to. There is no fifth answer and no best guess.</summary>
public enum NumberStatus : byte
{
    /// <summary>Certainly not a telephone number somebody can hold; the meaning of <c>default</c>.</summary>
    Invalid,

    /// <summary>One number of the Italian plan, and only one.</summary>
    Valid,

    /// <summary>A number outside the Italian plan: its country is named, its digits are not judged beyond the bounds of E.164.</summary>
    Foreign,

    /// <summary>A number may well be meant, but the writing does not settle which: a person must.</summary>
    Ambiguous,
}
