// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>The name of an open doubt: <c>D-</c> and two digits.</summary>
/// <remarks><c>default</c> names no doubt. Ordered as text.</remarks>
public readonly record struct DoubtId : IComparable<DoubtId>
{
    private DoubtId(string value) => Value = value;

    /// <summary>The id as written, or null for <c>default</c>.</summary>
    public string? Value { get; }

    /// <summary>Reads an id exactly as written; false for anything else, null included.</summary>
    public static bool TryParse(string? text, out DoubtId id)
    {
        var valid = text is { Length: 4 } && text.StartsWith("D-", StringComparison.Ordinal) && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3]);
        id = valid ? new DoubtId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public int CompareTo(DoubtId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "(none)";
}
