// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;

namespace Filiera.Rulebook;

/// <summary>Reads one pack: its kind says what its list is called and how each entry is read.</summary>
internal static class PackReader
{
    /// <summary>The kind that is read before all others, because rules take their words from it.</summary>
    public const string Reasons = "reasons";

    private static readonly FrozenDictionary<string, (string List, Action<MapReader, PackContent> Entry)> Kinds =
        new Dictionary<string, (string, Action<MapReader, PackContent>)>
        {
            [Reasons] = ("reasons", EntryReader.Reason),
            ["rules"] = ("rules", RuleReader.Read),
            ["sources"] = ("sources", EntryReader.Source),
            ["doubts"] = ("doubts", EntryReader.Doubt),
            ["dates"] = ("dates", EntryReader.Date),
            ["precedents"] = ("precedents", EntryReader.Precedent),
            ["holidays"] = ("holidays", CalendarReader.Holiday),
            ["patron-saints"] = ("patron_saints", CalendarReader.Patron),
            ["precedence"] = ("tables", PrecedenceReader.OfLists),
            ["dial-precedence"] = ("tables", PrecedenceReader.OfDialling),
            ["waiting-times"] = ("profiles", WaitingTimeReader.Read),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads what stands above the list of a pack; null when its entries cannot be looked at.</summary>
    public static (string Kind, MapReader Pack)? Open(PackFile file, PackContent content)
    {
        if (YamlReader.Read(file, content.Errors) is not { } root)
        {
            return null;
        }

        if (root is not YamlNode.Map map)
        {
            content.Errors.Add(new RuleValueNotUnderstood("pack", "a map of keys and values") { Where = root.Place.ToString() });
            return null;
        }

        var pack = new MapReader(map, content.Errors);
        pack.Text("pack");
        pack.Bilingual("title");
        var kind = pack.Value<string>("kind", TryKind, "one of " + string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal)), required: true);
        return kind is null ? null : (kind, pack);
    }

    /// <summary>Reads the entries of a pack into the content.</summary>
    public static void Read(string kind, MapReader pack, PackContent content)
    {
        var (list, entry) = Kinds[kind];
        foreach (var item in pack.Maps(list, required: true))
        {
            entry(item, content);
        }

        pack.Done();
    }

    private static bool TryKind(string? text, out string kind)
    {
        kind = text ?? "";
        return Kinds.ContainsKey(kind);
    }
}
