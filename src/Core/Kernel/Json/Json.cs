// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Immutable;

namespace Filiera.Kernel;

/// <summary>A JSON value that has exactly one canonical form (RFC 8785).</summary>
/// <remarks>
/// What we sign is made of text, integers, lists, maps, flags and nothing: <see cref="Real"/> arises only from reading foreign
/// documents with <see cref="JsonNumbers.Any"/>. Equal values have equal canonical bytes.
/// </remarks>
public abstract record Json
{
    /// <summary>The largest integer, either way from zero, that every JSON reader keeps exact: 2^53 − 1.</summary>
    public const long LargestInteger = 9_007_199_254_740_991;

    private Json()
    {
    }

    /// <summary>The JSON value <c>null</c>.</summary>
    public static Json Null { get; } = new Nothing();

    public static implicit operator Json(string text) => new Text(text);

    public static implicit operator Json(long integer) => new Integer(integer);

    public static implicit operator Json(bool flag) => new Flag(flag);

    /// <summary>A map of the members given.</summary>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public static Map Object(params ReadOnlySpan<(string Name, Json Value)> members)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, Json>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            // The builder itself would let an equal value pass.
            if (builder.ContainsKey(name))
            {
                throw new ArgumentException("A name stands twice.", nameof(members));
            }

            builder.Add(name, value);
        }

        return new Map(builder.ToImmutable());
    }

    /// <summary>A list of the items given.</summary>
    public static List Array(params IEnumerable<Json> items) => new(Sequence.From(items));

    /// <summary>Reads one JSON document, strictly: UTF-8, no duplicate names, no lone surrogates, nothing after it.</summary>
    /// <returns>The value, or <see cref="NotCanonicalisable"/>.</returns>
    public static Result<Json> Parse(ReadOnlySpan<byte> utf8, JsonNumbers numbers = JsonNumbers.IntegersOnly) =>
        JsonReader.Read(utf8, numbers);

    /// <summary>The canonical UTF-8 bytes.</summary>
    public byte[] ToCanonicalBytes() => CanonicalWriter.Write(this);

    /// <summary>The canonical form as text.</summary>
    public string ToCanonicalText() => System.Text.Encoding.UTF8.GetString(ToCanonicalBytes());

    /// <summary>The hash of the canonical bytes.</summary>
    public ContentHash Hash() => ContentHash.Of(ToCanonicalBytes());

    /// <inheritdoc/>
    public sealed override string ToString() => ToCanonicalText();

    /// <summary>A string of Unicode text.</summary>
    public sealed record Text : Json
    {
        /// <exception cref="ArgumentException">Half a surrogate pair stands alone: such text has no UTF-8.</exception>
        public Text(string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Value = JsonReader.IsWellFormed(value) ? value : throw new ArgumentException("A surrogate stands alone.", nameof(value));
        }

        /// <summary>The text.</summary>
        public string Value { get; }
    }

    /// <summary>A whole number that every JSON reader keeps exact.</summary>
    public sealed record Integer : Json
    {
        /// <exception cref="ArgumentOutOfRangeException">Further from zero than <see cref="LargestInteger"/>: write it as text.</exception>
        public Integer(long value)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestInteger);
            ArgumentOutOfRangeException.ThrowIfLessThan(value, -LargestInteger);
            Value = value;
        }

        /// <summary>The number.</summary>
        public long Value { get; }
    }

    /// <summary>An IEEE 754 double from a foreign document; never in what we sign.</summary>
    public sealed record Real : Json
    {
        /// <exception cref="ArgumentOutOfRangeException">Not finite, or a whole number that <see cref="Integer"/> holds: one value, one form.</exception>
        public Real(double value) => Value = double.IsFinite(value) && !IsInteger(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Not finite, or an integer.");

        /// <summary>The number.</summary>
        public double Value { get; }

        internal static bool IsInteger(double value) => Math.Abs(value) <= LargestInteger && value == Math.Truncate(value);
    }

    /// <summary>True or false.</summary>
    public sealed record Flag(bool Value) : Json;

    /// <summary>The value <c>null</c>.</summary>
    public sealed record Nothing : Json;

    /// <summary>Values in order.</summary>
    public sealed record List : Json
    {
        /// <exception cref="ArgumentException">An item is a null reference; the JSON value is <see cref="Json.Null"/>.</exception>
        public List(Sequence<Json> items)
        {
            foreach (var item in items)
            {
                RequireValue(item, nameof(items));
            }

            Items = items;
        }

        /// <summary>The values.</summary>
        public Sequence<Json> Items { get; }
    }

    /// <summary>Named values, ordered by the UTF-16 code units of their names.</summary>
    public sealed record Map : Json
    {
        /// <param name="members">In whatever order; they are kept in that of their names.</param>
        /// <exception cref="ArgumentException">A value is a null reference, or half a surrogate pair stands alone in a name.</exception>
        public Map(ImmutableSortedDictionary<string, Json> members)
        {
            ArgumentNullException.ThrowIfNull(members);
            foreach (var (name, value) in members)
            {
                RequireValue(value, nameof(members));
                if (!JsonReader.IsWellFormed(name))
                {
                    throw new ArgumentException("A surrogate stands alone in a name.", nameof(members));
                }
            }

            Members = members.WithComparers(StringComparer.Ordinal);
        }

        /// <summary>The members, in canonical order.</summary>
        public ImmutableSortedDictionary<string, Json> Members { get; }

        /// <summary>The member of that name, or null when there is none.</summary>
        public Json? this[string name] => Members.GetValueOrDefault(name);

        /// <inheritdoc/>
        public bool Equals(Map? other) => other is not null && Members.Count == other.Members.Count
            && Members.Zip(other.Members).All(pair => pair.First.Key == pair.Second.Key && pair.First.Value == pair.Second.Value);

        /// <inheritdoc/>
        public override int GetHashCode() =>
            Members.Aggregate(Members.Count, (hash, member) => HashCode.Combine(hash, member.Key, member.Value));
    }

    private static void RequireValue(Json? value, string where)
    {
        if (value is null)
        {
            throw new ArgumentException("A value is missing; say Json.Null.", where);
        }
    }
}
