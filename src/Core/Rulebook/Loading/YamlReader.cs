// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using System.Text.Unicode;
using Filiera.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Filiera.Rulebook;

/// <summary>Reads the small part of YAML that packs are written in: one document of maps, lists and text, without references or tags.</summary>
internal sealed class YamlReader
{
    public const int MaxBytes = 1 << 20;
    public const int MaxDepth = 12;
    public const int MaxNodes = 100_000;

    private readonly string _file;
    private readonly Parser _parser;
    private readonly List<Refusal> _errors;
    private int _nodes;

    private YamlReader(string file, string text, List<Refusal> errors)
    {
        _file = file;
        _parser = new Parser(new StringReader(text));
        _errors = errors;
    }

    /// <summary>The document, or null when reading stopped; then at least one error was added.</summary>
    public static YamlNode? Read(PackFile file, List<Refusal> errors)
    {
        var start = new Place(file.Path, 1, 1).ToString();
        if (file.Content.Length > MaxBytes)
        {
            errors.Add(new RulePackTooLarge(MaxBytes) { Where = start });
            return null;
        }

        var bytes = file.Content.Span;
        if (!Utf8.IsValid(bytes) || bytes.IndexOfAnyInRange((byte)0, (byte)8) >= 0)
        {
            errors.Add(new RulePackNotUtf8 { Where = start });
            return null;
        }

        return new YamlReader(file.Path, Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'), errors).ReadDocument();
    }

    private YamlNode? ReadDocument()
    {
        try
        {
            _parser.Consume<StreamStart>();
            if (_parser.Accept<StreamEnd>(out _))
            {
                return Stop(new RulePackBrokenYaml("the file is empty."), new Place(_file, 1, 1));
            }

            _parser.Consume<DocumentStart>();
            var root = Node(1);
            if (root is null)
            {
                return null;
            }

            _parser.Consume<DocumentEnd>();
            return _parser.Accept<StreamEnd>(out _)
                ? root
                : Stop(new RulePackBrokenYaml("a second document begins."), At(_parser.Current!));
        }
        catch (YamlException broken)
        {
            return Stop(new RulePackBrokenYaml(OneLine(broken.Message)), broken.Start.Index > 0 ? At(broken.Start) : Here());
        }
        catch (InvalidOperationException)
        {
            // The library says so, without a place, of some documents that end in the middle of a scalar or a marker.
            return Stop(new RulePackBrokenYaml("it ends, or changes its form, where it should go on."), Here());
        }
    }

    private YamlNode? Node(int depth)
    {
        var next = _parser.Consume<ParsingEvent>();
        var place = At(next);
        if (next is not NodeEvent { Anchor.IsEmpty: true, Tag.IsEmpty: true })
        {
            return Stop(new RulePackUsesReferences(), place);
        }

        if (depth > MaxDepth)
        {
            return Stop(new RulePackTooDeep(MaxDepth), place);
        }

        if (++_nodes > MaxNodes)
        {
            return Stop(new RulePackTooLarge(MaxNodes), place);
        }

        return next switch
        {
            YamlDotNet.Core.Events.Scalar scalar => Text(scalar.Value, place),
            SequenceStart => Items(place, depth),
            _ => Entries(place, depth),
        };
    }

    private YamlNode.Scalar? Text(string value, Place place)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (Rune.IsControl(rune) && rune.Value != '\n'))
            {
                _errors.Add(new RulePackNotUtf8 { Where = place.ToString() });
                return null;
            }
        }

        return new YamlNode.Scalar(place, value);
    }

    private YamlNode.List? Items(Place place, int depth)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            if (Node(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new YamlNode.List(place, Sequence.From(items));
    }

    private YamlNode.Map? Entries(Place place, int depth)
    {
        var entries = new List<(YamlNode.Scalar, YamlNode)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var name = Node(depth + 1);
            if (name is null)
            {
                return null;
            }

            if (name is not YamlNode.Scalar key)
            {
                Stop(new RulePackBrokenYaml("a key is not text."), name.Place);
                return null;
            }

            if (Node(depth + 1) is not { } value)
            {
                return null;
            }

            if (names.Add(key.Text))
            {
                entries.Add((key, value));
            }
            else
            {
                _errors.Add(new RuleKeyTwice(key.Text) { Where = key.Place.ToString() });
            }
        }

        return new YamlNode.Map(place, Sequence.From(entries));
    }

    private YamlNode? Stop(Refusal refusal, Place place)
    {
        _errors.Add(refusal with { Where = place.ToString() });
        return null;
    }

    /// <summary>The end of what was last understood.</summary>
    private Place Here() => _parser.Current is { } last ? At(last.End) : new Place(_file, 1, 1);

    private Place At(ParsingEvent read) => At(read.Start);

    private Place At(Mark mark) => new(_file, Math.Max(1, mark.Line), Math.Max(1, mark.Column));

    private static string OneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
