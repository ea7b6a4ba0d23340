// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>How the values of an enumeration are written in packs, JSON and on the command line: each has exactly one word.</summary>
public sealed class Vocabulary<T>
    where T : struct, Enum
{
    // By number, not by T: dictionaries over each enumeration would be compiled one by one when the program starts.
    private readonly Dictionary<int, string> _words = [];
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A word or a value stands twice, or the enumeration is not one of 32-bit numbers.</exception>
    internal Vocabulary(params ReadOnlySpan<(T Value, string Word)> pairs)
    {
        if (Unsafe.SizeOf<T>() != sizeof(int))
        {
            throw new ArgumentException($"{typeof(T).Name} is not made of 32-bit numbers.", nameof(pairs));
        }

        foreach (var (value, word) in pairs)
        {
            _words.Add(Number(value), word);
            _values.Add(word, Number(value));
        }

        Words = Sequence.From(_words.Values);
    }

    /// <summary>All words, in the order of the enumeration.</summary>
    public Sequence<string> Words { get; }

    /// <summary>The word of a value.</summary>
    /// <exception cref="KeyNotFoundException">The value has no word: a combination of flags, or not a member.</exception>
    public string Of(T value) => _words[Number(value)];

    /// <summary>Reads a word exactly as written; false for anything else, null included.</summary>
    public bool TryRead(string? word, out T value)
    {
        var isKnown = _values.TryGetValue(word ?? "", out var number);
        value = Unsafe.BitCast<int, T>(number);
        return isKnown;
    }

    private static int Number(T value) => Unsafe.BitCast<T, int>(value);
}
