// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Conformance;

/// <summary>Documents that differ from a given one in one place.</summary>
internal static class Mutations
{
    /// <summary>The document with each of its texts, numbers and flags changed, one at a time; names and structure stay.</summary>
    public static IEnumerable<Json> Leaves(Json json) => json switch
    {
        Json.Text text => [text.Value.Length == 0 ? "x" : Swapped(text.Value)],
        Json.Integer number => [number.Value + 1],
        Json.Flag flag => [!flag.Value],
        Json.List list => list.Items.SelectMany((item, i) => Leaves(item).Select(changed => (Json)Json.Array(list.Items.Select((one, at) => at == i ? changed : one)))),
        Json.Map map => map.Members.SelectMany(member => Leaves(member.Value).Select(changed => (Json)new Json.Map(map.Members.SetItem(member.Key, changed)))),
        _ => [],
    };

    /// <summary>The document with each of its members and items, at any depth, left out, doubled in type or replaced by something of another kind.</summary>
    public static IEnumerable<Json> Structures(Json json) => json switch
    {
        Json.List list => list.Items.SelectMany((item, i) => Others(item).Select(other => With(list, i, other)).Append(Json.Array(list.Items.Where((_, at) => at != i)))),
        Json.Map map => map.Members.SelectMany(member => Others(member.Value)
            .Select(other => (Json)new Json.Map(map.Members.SetItem(member.Key, other)))
            .Append(new Json.Map(map.Members.Remove(member.Key)))
            .Append(new Json.Map(map.Members.Remove(member.Key).Add(member.Key + "x", member.Value)))),
        _ => [],
    };

    private static Json With(Json.List list, int i, Json other) => Json.Array(list.Items.Select((one, at) => at == i ? other : one));

    private static IEnumerable<Json> Others(Json value) =>
        Structures(value).Concat([Json.Null, 7, "", Json.Array(), Json.Array(value), Json.Object(), true]).Where(other => other != value);

    private static string Swapped(string text)
    {
        var at = text.Length / 2;
        var c = text[at] switch { 'a' => 'b', 'z' => 'y', '9' => '8', >= '0' and < '9' => (char)(text[at] + 1), _ => 'a' };
        return char.IsSurrogate(text[at]) ? text + "a" : text[..at] + c + text[(at + 1)..];
    }
}
