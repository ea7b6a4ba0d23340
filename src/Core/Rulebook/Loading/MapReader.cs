// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Rulebook;

/// <summary>Reads the keys of one map. Every error is added to the list and reading goes on with an empty value in its place.</summary>
/// <remarks>Call <see cref="Done"/> at the end: keys nobody asked for are errors.</remarks>
internal sealed class MapReader(YamlNode.Map map, List<Refusal> errors)
{
    private const string SomeText = "text that is not empty";
    private static readonly Bilingual NoText = new("", "");
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public Place Place => map.Place;

    public YamlNode? Node(string key, bool required)
    {
        _asked.Add(key);
        foreach (var (name, value) in map.Entries)
        {
            if (name.Text == key)
            {
                return value;
            }
        }

        if (required)
        {
            errors.Add(new RuleKeyMissing(key) { Where = map.Place.ToString() });
        }

        return null;
    }

    public Place PlaceOf(string key) => Node(key, required: false)?.Place ?? map.Place;

    public string Text(string key) => Value<string>(key, AnyText, SomeText, required: true) ?? "";

    public string? OptionalText(string key) => Value<string>(key, AnyText, SomeText, required: false);

    public T? Value<T>(string key, WordReader<T> reader, string expected, bool required) =>
        Node(key, required) is { } node && Word(node, key, reader, expected, out var value) ? value : default;

    public T? Optional<T>(string key, WordReader<T> reader, string expected)
        where T : struct =>
        Node(key, required: false) is { } node && Word(node, key, reader, expected, out var value) ? value : null;

    public T Word<T>(string key, Vocabulary<T> vocabulary)
        where T : struct, Enum =>
        Value<T>(key, vocabulary.TryRead, OneOf(vocabulary), required: true);

    public Sequence<T> Words<T>(string key, Vocabulary<T> vocabulary)
        where T : struct, Enum =>
        Values<T>(key, vocabulary.TryRead, OneOf(vocabulary), required: true);

    /// <summary>A list of words, or the word <c>all</c> for an empty one.</summary>
    public Sequence<T> WordsOrAll<T>(string key, Vocabulary<T> vocabulary)
        where T : struct, Enum =>
        Node(key, required: true) is YamlNode.Scalar { Text: "all" } ? [] : Words(key, vocabulary);

    public Sequence<T> Values<T>(string key, WordReader<T> reader, string expected, bool required)
    {
        var values = new List<T>();
        foreach (var node in Items(key, required))
        {
            if (!Word(node, key, reader, expected, out var value))
            {
                continue;
            }

            if (values.Contains(value))
            {
                Refuse(new RuleKeyTwice(key), node.Place);
            }

            values.Add(value);
        }

        return Sequence.From(values);
    }

    public Sequence<string> Texts(string key, bool required) => Values<string>(key, AnyText, SomeText, required);

    public Grade Grade(string key = "grade") => ReadGrade(key, required: true) ?? default;

    public Grade? OptionalGrade() => ReadGrade("grade", required: false);

    public LocalDate? Date(string key, bool required)
    {
        if (Node(key, required) is not { } node)
        {
            return null;
        }

        if (node is YamlNode.Scalar scalar && TryDate(scalar.Text, out var day))
        {
            return day;
        }

        Refuse(new RuleDateWrong(key), node.Place);
        return null;
    }

    public bool Flag(string key, bool otherwise) =>
        Optional<bool>(key, TryFlag, "true or false") ?? otherwise;

    public Bilingual Bilingual(string key) => Node(key, required: true) is { } node ? Both(node, key) : NoText;

    /// <summary>A list of texts in both languages; an empty one when the key is missing.</summary>
    public Sequence<Bilingual> Bilinguals(string key)
    {
        var texts = new List<Bilingual>();
        foreach (var node in Items(key, required: false))
        {
            var text = Both(node, key);
            if (text != NoText && texts.Contains(text))
            {
                Refuse(new RuleKeyTwice(key), node.Place);
            }

            texts.Add(text);
        }

        return Sequence.From(texts);
    }

    /// <summary>A text in both languages, or one such as an article's number that stands for both; null when the key is missing.</summary>
    public Bilingual? OneOrBoth(string key) => Node(key, required: false) switch
    {
        null => null,
        YamlNode.Map both => Both(both, key),
        _ => Same(Text(key)),
    };

    public MapReader? Map(string key, bool required) => Node(key, required) is { } node ? AsMap(node, key) : null;

    /// <summary>The maps of a list; what is not a map is an error and left out.</summary>
    public IEnumerable<MapReader> Maps(string key, bool required) =>
        Items(key, required).Select(node => AsMap(node, key)).OfType<MapReader>();

    public IEnumerable<(string Name, Place Place, YamlNode Value)> Entries() =>
        map.Entries.Select(entry => (entry.Key.Text, entry.Key.Place, entry.Value));

    public MapReader? AsMap(YamlNode node, string key)
    {
        if (node is YamlNode.Map inner)
        {
            return new MapReader(inner, errors);
        }

        Refuse(new RuleValueNotUnderstood(key, "a map of keys and values"), node.Place);
        return null;
    }

    public void Done()
    {
        foreach (var (key, _) in map.Entries)
        {
            if (!_asked.Contains(key.Text))
            {
                Refuse(new RuleKeyUnknown(key.Text), key.Place);
            }
        }
    }

    public void Refuse(Refusal refusal, Place place) => errors.Add(refusal with { Where = place.ToString() });

    public static bool TryDate(string text, out LocalDate day)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        day = parsed.Success ? parsed.Value : default;
        return parsed.Success && day.Year is >= 1900 and <= 2200;
    }

    private static Bilingual Same(string text) => new(text, text);

    private Bilingual Both(YamlNode node, string key)
    {
        if (node is not YamlNode.Map both)
        {
            Refuse(new RuleValueNotUnderstood(key, "it: and en: with the text in each language"), node.Place);
            return NoText;
        }

        var texts = new MapReader(both, errors);
        var text = new Bilingual(texts.Text("it"), texts.Text("en"));
        texts.Done();
        return text;
    }

    private IEnumerable<YamlNode> Items(string key, bool required)
    {
        switch (Node(key, required))
        {
            case null:
                return [];
            case YamlNode.List list:
                return list.Items;
            case var other:
                Refuse(new RuleValueNotUnderstood(key, "a list"), other.Place);
                return [];
        }
    }

    private bool Word<T>(YamlNode node, string key, WordReader<T> reader, string expected, out T value)
    {
        if (node is YamlNode.Scalar scalar && reader(scalar.Text, out value))
        {
            return true;
        }

        value = default!;
        Refuse(new RuleValueNotUnderstood(key, expected), node.Place);
        return false;
    }

    private Grade? ReadGrade(string key, bool required)
    {
        if (Node(key, required) is not { } node)
        {
            return null;
        }

        if (node is YamlNode.Scalar scalar && Spelling.Grades.TryRead(scalar.Text, out var grade))
        {
            return grade;
        }

        Refuse(new RuleGradeUnknown(), node.Place);
        return null;
    }

    private static string OneOf<T>(Vocabulary<T> vocabulary)
        where T : struct, Enum => "one of " + string.Join(", ", vocabulary.Words);

    private static bool AnyText(string? text, out string value)
    {
        value = text ?? "";
        return !string.IsNullOrWhiteSpace(text);
    }

    private static bool TryFlag(string? text, out bool value)
    {
        value = text == "true";
        return text is "true" or "false";
    }
}
