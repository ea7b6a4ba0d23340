// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>Base64 after RFC 4648, section 4, read strictly: no blanks, full padding, no stray bits, so that bytes have one text.</summary>
internal static class StrictBase64
{
    /// <returns>The bytes, or null.</returns>
    public static byte[]? Read(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return text.Length % 4 == 0
            && Convert.TryFromBase64Chars(text, bytes, out var length)
            && text.SequenceEqual(Convert.ToBase64String(bytes.AsSpan(0, length)))
            ? bytes[..length]
            : null;
    }
}
