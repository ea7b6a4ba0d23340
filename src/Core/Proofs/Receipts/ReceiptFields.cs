// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Proofs;

/// <summary>Reads members one by one, each of exactly one form, and remembers the place of each that is not of it.</summary>
internal sealed class ReceiptFields
{
    private const int LongestText = 1000;
    private readonly List<(string Where, string Because)> _problems = [];

    /// <summary>What is wrong and where, in the order found.</summary>
    public IReadOnlyList<(string Where, string Because)> Problems => _problems;

    /// <summary>An object with exactly these members; null for anything else.</summary>
    public Json.Map? Map(Json? json, string where, params ReadOnlySpan<string> names)
    {
        if (json is not Json.Map map)
        {
            return Wrong<Json.Map>(where, "it is no object");
        }

        var all = true;
        foreach (var name in names)
        {
            all &= map[name] is not null || Wrong<Json.Map>(where + "/" + name, "it is missing") is not null;
        }

        return !all ? null : map.Members.Count == names.Length ? map : Wrong<Json.Map>(where, "it has a member too many");
    }

    /// <summary>An object of whatever members.</summary>
    public Json.Map AnyMap(Json? json, string where) => json as Json.Map ?? Wrong<Json.Map>(where, "it is no object")!;

    /// <summary>Text, not empty and not without end.</summary>
    public string Text(Json? json, string where) =>
        json is Json.Text { Value: { Length: > 0 and <= LongestText } text } ? text : Wrong<string>(where, "it is no text")!;

    /// <summary>A word in kebab-case, as verdicts and kinds are.</summary>
    public string Word(Json? json, string where) =>
        json is Json.Text { Value: var text } && KeyPurpose.IsName(text) ? text : Wrong<string>(where, "it is no name in kebab-case")!;

    /// <summary>A whole number from zero.</summary>
    public long Count(Json? json, string where) =>
        json is Json.Integer { Value: >= 0 } integer ? integer.Value : Wrong<long>(where, "it is no whole number from zero");

    /// <summary>True or false.</summary>
    public bool Flag(Json? json, string where) => json is Json.Flag flag ? flag.Value : Wrong<bool>(where, "it is neither true nor false");

    /// <summary>A content hash.</summary>
    public ContentHash Hash(Json? json, string where) =>
        json is Json.Text text && ContentHash.TryParse(text.Value, out var hash) ? hash : Wrong<ContentHash>(where, "it is no hash");

    /// <summary>A content hash, or null.</summary>
    public ContentHash? HashOrNull(Json? json, string where) => json is Json.Nothing ? null : Hash(json, where);

    /// <summary>An instant in UTC, written in its only way.</summary>
    public Instant At(Json? json, string where) =>
        json is Json.Text text && InstantPattern.ExtendedIso.Parse(text.Value).TryGetValue(default, out var at) && InstantPattern.ExtendedIso.Format(at) == text.Value
            ? at
            : Wrong<Instant>(where, "it is no instant in UTC");

    /// <summary>An instant, or null.</summary>
    public Instant? AtOrNull(Json? json, string where) => json is Json.Nothing ? null : At(json, where);

    /// <summary>A list of items of one form.</summary>
    public Sequence<T> List<T>(Json? json, string where, Func<Json, string, T> item) => json is Json.List list
        ? Sequence.From(list.Items.Select((one, i) => item(one, FormattableString.Invariant($"{where}/{i}"))))
        : Wrong<Sequence<T>>(where, "it is no list");

    /// <summary>Says that something is wrong there.</summary>
    public T? Wrong<T>(string where, string because)
    {
        _problems.Add((where, because));
        return default;
    }
}
