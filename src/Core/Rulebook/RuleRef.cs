// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;

namespace Filiera.Rulebook;

/// <summary>One version of one rule, written <c>RPO-03@1</c>: what verdicts, evidence and decisions cite.</summary>
public readonly record struct RuleRef(RuleId Id, RuleVersion Version) : IComparable<RuleRef>
{
    /// <summary>Reads id, <c>@</c> and version; false for anything else, null included.</summary>
    public static bool TryParse(string? text, out RuleRef reference)
    {
        reference = default;
        var at = text?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        if (at < 0 || at == text!.Length - 1 || !RuleId.TryParse(text[..at], out var id) || text[at + 1] is '0'
            || !int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return false;
        }

        reference = new RuleRef(id, new RuleVersion(version));
        return true;
    }

    /// <exception cref="FormatException">Not a rule reference.</exception>
    public static RuleRef Parse(string text) =>
        TryParse(text, out var reference) ? reference : throw new FormatException("A rule reference is id@version.");

    /// <inheritdoc/>
    public int CompareTo(RuleRef other) => (Id, Version).CompareTo((other.Id, other.Version));

    /// <inheritdoc/>
    public override string ToString() => $"{Id}@{Version}";
}
