// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Proofs;

/// <summary>A public key, what it may sign, and when.</summary>
/// <param name="Key">The public half.</param>
/// <param name="Purpose">The name of what it may sign, as in <see cref="KeyPurpose.Name"/>.</param>
/// <param name="From">First instant of use, included.</param>
/// <param name="RetiredAt">First instant out of use; null while it is in use.</param>
public sealed record TrustedKey(VerificationKey Key, string Purpose, Instant From, Instant? RetiredAt)
{
    /// <summary>True when the key was in use for that purpose at that instant.</summary>
    public bool MaySign(KeyPurpose purpose, Instant at) =>
        Purpose == purpose.Name && at >= From && (RetiredAt is not { } end || at < end);

    /// <summary>The key as JSON: algorithm, public key, purpose, from and, once retired, retired_at.</summary>
    public Json.Map ToJson()
    {
        var map = Key.ToJson().Members.Add("purpose", Purpose).Add("from", InstantPattern.ExtendedIso.Format(From));
        return new Json.Map(RetiredAt is { } end ? map.Add("retired_at", InstantPattern.ExtendedIso.Format(end)) : map);
    }

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <returns>The key, or <see cref="KeyUnreadable"/>.</returns>
    public static Result<TrustedKey> Read(Json json)
    {
        if (VerificationKey.Read(json) is not Result<VerificationKey>.Ok key)
        {
            return new KeyUnreadable();
        }

        var map = (Json.Map)json;
        if (map["purpose"] is not Json.Text purpose || !KeyPurpose.IsName(purpose.Value) || !IsInstant(map["from"], out var from))
        {
            return new KeyUnreadable();
        }

        if (map["retired_at"] is null)
        {
            return new TrustedKey(key.Value, purpose.Value, from, null);
        }

        return IsInstant(map["retired_at"], out var end) && end >= from
            ? new TrustedKey(key.Value, purpose.Value, from, end)
            : new KeyUnreadable();
    }

    private static bool IsInstant(Json? json, out Instant instant)
    {
        instant = default;
        return json is Json.Text text && InstantPattern.ExtendedIso.Parse(text.Value).TryGetValue(default, out instant);
    }
}
