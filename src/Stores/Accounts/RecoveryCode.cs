// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;

namespace Filiera.Stores.Accounts;

/// <summary>Recovery codes: 24 letters and digits without those that look alike, about 118 bits, so that a fast hash is enough.</summary>
internal static class RecoveryCode
{
    public const int Count = 10;
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>A new code in six groups.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, 6).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    /// <summary>The code as typed without blanks, dashes and capitals.</summary>
    public static string Plain(string typed) => new([.. typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
