// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>The stable name of a rule: two or three capital letters, a dash and two digits, such as <c>RPO-03</c>.</summary>
/// <remarks>An id is never given to another rule. <c>default</c> names no rule. Ordered as text.</remarks>
public readonly record struct RuleId : IComparable<RuleId>
{
    private RuleId(string value) => Value = value;

    /// <summary>The id as written, or null for <c>default</c>.</summary>
    public string? Value { get; }

    /// <summary>Reads an id exactly as written; false for anything else, null included.</summary>
    public static bool TryParse(string? text, out RuleId id)
    {
        var valid = text is { Length: 5 or 6 } && text[^3] == '-' && char.IsAsciiDigit(text[^2]) && char.IsAsciiDigit(text[^1])
            && text.AsSpan(0, text.Length - 3).IndexOfAnyExceptInRange('A', 'Z') < 0;
        id = valid ? new RuleId(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Not a rule id.</exception>
    public static RuleId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A rule id is two or three capital letters, a dash and two digits.");

    /// <inheritdoc/>
    public int CompareTo(RuleId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "(none)";
}
