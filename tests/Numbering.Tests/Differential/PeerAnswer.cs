// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering.Tests.Differential;

/// <summary>What the peer says of one number.</summary>
internal sealed record PeerAnswer(bool IsValid, string? E164, string? Country, string? Type)
{
    /// <summary>Its verdict in words comparable with ours.</summary>
    public string Verdict => !IsValid ? "invalid"
        : Country is not ("IT" or "VA") ? "foreign"
        : Type switch
        {
            "FIXED_LINE" => "geographic",
            "MOBILE" => "mobile",
            "TOLL_FREE" => "toll-free",
            "SHARED_COST" => "shared-cost",
            "PREMIUM_RATE" => "premium",
            "PERSONAL_NUMBER" => "personal",
            "VOIP" => "nomadic",
            "VOICEMAIL" => "voicemail",
            _ => "untyped",
        };
}
