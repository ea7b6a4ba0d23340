// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Stores.Sql;

/// <summary>Files delivered with a list, as a column keeps them.</summary>
internal static class ListInputsJson
{
    public static Json Write(Sequence<ListInput> inputs) => Json.Array(inputs.Select(input => (Json)Json.Object(
    [
        .. input.Mapping is null ? Array.Empty<(string, Json)>() : [("mapping", input.Mapping.ToJson())],
        ("bytes", input.Bytes),
        ("content", input.Content.ToString()),
        ("kind", InputKinds.NameOf(input.Kind)),
        ("name", input.Name),
    ])));

    public static Sequence<ListInput> Read(Json json) => Sequence.From(((Json.List)json).Items.Select(One));

    public static Sequence<ContentHash> Hashes(Json json) =>
        Sequence.From(((Json.List)json).Items.Select(item => ContentHash.Parse(((Json.Text)item).Value)));

    private static ListInput One(Json json)
    {
        var map = (Json.Map)json;
        return new ListInput(
            InputKinds.TryParse(((Json.Text)map["kind"]!).Value, out var kind)
                ? kind
                : throw new InvalidOperationException("A row names a kind of input that this program does not know."),
            ((Json.Text)map["name"]!).Value,
            ContentHash.Parse(((Json.Text)map["content"]!).Value),
            ((Json.Integer)map["bytes"]!).Value,
            map["mapping"] is Json.Map mapping ? ListMapping.Parse(mapping.ToCanonicalBytes()).ValueOrThrow() : null);
    }
}
