// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Evidence;

/// <summary>The names of the checks on evidence; those on its envelope are named by <see cref="Proofs.SignedEnvelope"/>.</summary>
public static class EvidenceChecks
{
    /// <summary>The payload is evidence in canonical form.</summary>
    public const string Form = "form";

    /// <summary>The keys verified with come from elsewhere than the bundle.</summary>
    public const string KeyTrusted = "key-trusted";

    /// <summary>The number is the one after the evidence before.</summary>
    public const string Numbering = "numbering";

    /// <summary>The evidence names the hash of the one before.</summary>
    public const string Chain = "chain";

    /// <summary>It was not recorded before the one before it.</summary>
    public const string TimeOrder = "time-order";

    /// <summary>Every rule it speaks to is in the rulebook.</summary>
    public const string RulesKnown = "rules-known";

    /// <summary>The chain ends where it is known to end.</summary>
    public const string Complete = "complete";

    /// <summary>The inputs given have the hashes named.</summary>
    public const string Inputs = "inputs";

    /// <summary>Measuring again from the inputs gives the same statement.</summary>
    public const string Recomputed = "recomputed";
}
