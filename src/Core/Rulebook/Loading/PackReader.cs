// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;

namespace Filiera.Rulebook;

/// <summary>Reads one pack: its kind says what its list is called and how each entry is read.</summary>
internal static class PackReader
{
    private static readonly FrozenDictionary<string, (string List, Action<MapReader, PackContent> Entry)> Kinds =
        new Dictionary<string, (string, Action<MapReader, PackContent>)>
        {
            ["rules"] = ("rules", RuleReader.Read),
            ["sources"] = ("sources", EntryReader.Source),
            ["doubts"] = ("doubts", EntryReader.Doubt),
            ["dates"] = ("dates", EntryReader.Date),
            ["precedents"] = ("precedents", EntryReader.Precedent),
            ["holidays"] = ("holidays", CalendarReader.Holiday),
            ["patron-saints"] = ("patron_saints", CalendarReader.Patron),
            ["waiting-times"] = ("profiles", WaitingTimeReader.Read),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads the pack into the content; false when its entries could not be looked at.</summary>
    public static bool Read(PackFile file, PackContent content)
    {
        if (YamlReader.Read(file, content.Errors) is not { } root)
        {
            return false;
        }

        if (root is not YamlNode.Map map)
        {
            content.Errors.Add(new RuleValueNotUnderstood("pack", "a map of keys and values") { Where = root.Place.ToString() });
            return false;
        }

        var pack = new MapReader(map, content.Errors);
        pack.Text("pack");
        pack.Bilingual("title");
        var kind = pack.Value<string>("kind", TryKind, "one of " + string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal)), required: true);
        if (kind is null)
        {
            return false;
        }

        var (list, entry) = Kinds[kind];
        foreach (var item in pack.Maps(list, required: true))
        {
            entry(item, content);
        }

        pack.Done();
        return true;
    }

    private static bool TryKind(string? text, out string kind)
    {
        kind = text ?? "";
        return Kinds.ContainsKey(kind);
    }
}
