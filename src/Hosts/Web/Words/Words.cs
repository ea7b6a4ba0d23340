// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;

namespace Filiera.Web;

/// <summary>Every word the pages show, per language: one line per key, <c>key = words</c>, in <c>Words/it.words</c> and <c>Words/en.words</c>.</summary>
public sealed class Words
{
    private static readonly Words Italian = new(Embedded("Filiera.Web.Words.it"));
    private static readonly Words English = new(Embedded("Filiera.Web.Words.en"));
    private readonly FrozenDictionary<string, string> _entries;

    private Words(string text) => _entries = Read(text).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All keys, in no order.</summary>
    public IEnumerable<string> Keys => _entries.Keys;

    /// <summary>The words for a key.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no such key.</exception>
    public string this[string key] => _entries.TryGetValue(key, out var words)
        ? words
        : throw new KeyNotFoundException($"No words for '{key}'.");

    /// <summary>The catalogue of a language.</summary>
    public static Words Of(Language language) => language == Language.Italian ? Italian : English;

    /// <summary>True when the key exists.</summary>
    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>The lines of a catalogue; empty lines and lines that start with # are passed over.</summary>
    /// <exception cref="FormatException">A line has no key or no words, or a key occurs twice.</exception>
    public static Dictionary<string, string> Read(string text)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#')
            {
                continue;
            }

            var parts = line.Split(" = ", 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || parts[0].Length == 0 || parts[1].Length == 0 || !entries.TryAdd(parts[0], parts[1]))
            {
                throw new FormatException($"Not one key with its words: {line}");
            }
        }

        return entries;
    }

    /// <summary>The text of a file the program carries inside itself.</summary>
    public static string Embedded(string name)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException("The program is not whole.", name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
