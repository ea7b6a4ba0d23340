// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What was found of the proof of one sampled consent.</summary>
public enum SampleFinding
{
    /// <summary>The proof is there and says what the list says.</summary>
    Found,

    /// <summary>There is no proof.</summary>
    NotFound,

    /// <summary>There is a proof that says something else.</summary>
    NotMatching,
}
