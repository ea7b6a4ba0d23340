// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>How the values of an enumeration are written in packs, JSON and on the command line: each has exactly one word.</summary>
public sealed class Vocabulary<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, string> _words;
    private readonly FrozenDictionary<string, T> _values;

    /// <exception cref="ArgumentException">A word or a value stands twice.</exception>
    internal Vocabulary(params ReadOnlySpan<(T Value, string Word)> pairs)
    {
        var words = new Dictionary<T, string>();
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (value, word) in pairs)
        {
            words.Add(value, word);
            values.Add(word, value);
        }

        _words = words.ToFrozenDictionary();
        _values = values.ToFrozenDictionary(StringComparer.Ordinal);
        Words = Sequence.From(words.Values);
    }

    /// <summary>All words, in the order of the enumeration.</summary>
    public Sequence<string> Words { get; }

    /// <summary>The word of a value.</summary>
    /// <exception cref="KeyNotFoundException">The value has no word: a combination of flags, or not a member.</exception>
    public string Of(T value) => _words[value];

    /// <summary>Reads a word exactly as written; false for anything else, null included.</summary>
    public bool TryRead(string? word, out T value)
    {
        value = default;
        return word is not null && _values.TryGetValue(word, out value);
    }
}
