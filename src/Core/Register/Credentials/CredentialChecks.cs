// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What is checked of a credential, each by itself, in this order.</summary>
/// <remarks>The names are public for ever: docs/verify.md.</remarks>
public static class CredentialChecks
{
    /// <summary>It is a credential of a shape known here.</summary>
    public const string Form = "form";

    /// <summary>Every signature on it fits.</summary>
    public const string Signature = "signature";

    /// <summary>The keys are the issuer's, as the issuer itself says.</summary>
    public const string Issuer = "issuer";

    /// <summary>It holds at this instant.</summary>
    public const string Dates = "dates";

    /// <summary>It is neither withdrawn nor suspended.</summary>
    public const string Status = "status";

    /// <summary>The public log has an entry of it.</summary>
    public const string LogInclusion = "log-inclusion";

    /// <summary>The log continues the one remembered.</summary>
    public const string LogConsistency = "log-consistency";

    /// <summary>Whoever verifies trusts this issuer.</summary>
    public const string Policy = "policy";

    /// <summary>Of a number instead of a credential: the register knows a certificate of that number.</summary>
    public const string Presence = "presence";

    /// <summary>Of a number instead of a credential: what the register says of it is proved from its log.</summary>
    public const string AnswerProof = "answer-proof";
}
