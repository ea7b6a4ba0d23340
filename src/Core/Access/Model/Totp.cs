// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Filiera.Access;

/// <summary>Codes of an authenticator after RFC 6238: six digits of HMAC-SHA-1, anew every 30 seconds. Pure.</summary>
public static class Totp
{
    private const int Seconds = 30;
    private const int Digits = 6;
    private const int Slack = 1;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret of 160 bits in base32, as authenticators take it.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>The time step of an instant.</summary>
    public static long StepOf(Instant now) => now.ToUnixTimeSeconds() / Seconds;

    /// <summary>The code of a time step.</summary>
    /// <param name="secret">The secret in base32.</param>
    /// <param name="step">The time step.</param>
    public static string Code(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 names SHA-1, and every authenticator computes it; collisions do not matter in an HMAC.
        var mac = HMACSHA1.HashData(FromBase32(secret), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D" + Digits, CultureInfo.InvariantCulture);
    }

    /// <summary>The step a code belongs to, when it is right now or was one step ago and later than the last one taken; otherwise null.</summary>
    public static long? Check(string secret, string code, Instant now, long lastStep)
    {
        var typed = Encoding.UTF8.GetBytes(new string([.. code.Where(c => !char.IsWhiteSpace(c))]));
        long? found = null;
        for (var step = StepOf(now) - Slack; step <= StepOf(now) + Slack; step++)
        {
            // Every step is compared, so that time tells nothing.
            var right = CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(Code(secret, step)));
            found = right && step > lastStep ? step : found;
        }

        return found;
    }

    /// <summary>The address an authenticator reads from a QR code.</summary>
    public static string Address(string secret, string account) =>
        $"otpauth://totp/Filiera:{Uri.EscapeDataString(account)}?secret={secret}&issuer=Filiera&digits={Digits}&period={Seconds}";

    private static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        var (bits, held) = (0, 0);
        foreach (var c in text)
        {
            bits = (bits << 5) | Math.Max(0, Alphabet.IndexOf(c, StringComparison.Ordinal));
            held += 5;
            if (held >= 8)
            {
                held -= 8;
                bytes.Add((byte)(bits >> held));
                bits &= (1 << held) - 1;
            }
        }

        return [.. bytes];
    }
}
