// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>Who did a thing, for the audit trail: <c>person:…</c>, <c>system:…</c> or <c>key:…</c> and an identifier that is not a name.</summary>
/// <remarks><c>default</c> is nobody and is refused by the audit trail.</remarks>
public readonly record struct Actor
{
    /// <param name="value">A kind, a colon and an identifier: lower-case letters, digits, dots and dashes, at most 80 characters.</param>
    /// <exception cref="ArgumentException">Not of that form.</exception>
    public Actor(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = IsActor(value) ? value : throw new ArgumentException("An actor is kind:identifier in lower case.", nameof(value));
    }

    /// <summary>Kind and identifier, or null for <c>default</c>.</summary>
    public string? Value { get; }

    /// <summary>Reads an actor as it is written.</summary>
    /// <returns>False, and <c>default</c>, for anything else, null included.</returns>
    public static bool TryParse(string? text, out Actor actor)
    {
        var good = text is not null && IsActor(text);
        actor = good ? new Actor(text!) : default;
        return good;
    }

    /// <summary>The installation itself, in the named part.</summary>
    public static Actor System(string part) => new("system:" + part);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "(nobody)";

    private static bool IsActor(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < value.Length - 1 && value.Length <= 80
            && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is ':' or '-' or '.');
    }
}
