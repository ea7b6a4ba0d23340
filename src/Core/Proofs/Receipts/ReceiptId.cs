// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>A screening receipt's own name: a UUIDv7.</summary>
public readonly record struct ReceiptId(Guid Value)
{
    /// <summary>Reads the form <see cref="ToString"/> writes, nothing before or after.</summary>
    /// <returns>False, and <c>default</c>, for anything else, null included.</returns>
    public static bool TryParse(string? text, out ReceiptId id)
    {
        id = default;
        if (!Guid.TryParseExact(text, "D", out var value) || value.ToString("D") != text)
        {
            return false;
        }

        id = new ReceiptId(value);
        return true;
    }

    /// <summary>Lower-case hexadecimal digits in five groups.</summary>
    public override string ToString() => Value.ToString("D");
}
