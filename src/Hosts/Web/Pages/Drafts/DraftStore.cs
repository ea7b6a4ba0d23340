// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Keeps drafts of lists among the blobs, each under the hash of what it says: its address is its content.</summary>
public sealed class DraftStore(IBlobs blobs)
{
    private const long Longest = 256 * 1024;

    private static Json AnyNumber { get; } = Json.Object(("number", 1));

    /// <summary>Keeps a draft and gives its address.</summary>
    public async Task<string> KeepAsync(ListDraft draft, CancellationToken ct)
    {
        using var content = new MemoryStream(ToJson(draft).ToCanonicalBytes());
        return AddressOf((await blobs.PutAsync(content, ct)).ToHex());
    }

    /// <summary>Where a draft is shown.</summary>
    public static string AddressOf(string draft) => "/lavoro/liste/bozze/" + draft;

    /// <summary>The draft under the hash an address names; null for anything that is none.</summary>
    public async Task<ListDraft?> FindAsync(string? hex, CancellationToken ct)
    {
        if (!ContentHash.TryParse("sha256:" + hex, out var hash)
            || await blobs.SizeAsync(hash, ct) is not Result<long>.Ok { Value: <= Longest }
            || await blobs.OpenAsync(hash, ct) is not Result<Stream>.Ok { Value: var stream })
        {
            return null;
        }

        await using (stream)
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, ct);
            return Json.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is Result<Json>.Ok { Value: Json.Map map } ? Read(map) : null;
        }
    }

    private static Json ToJson(ListDraft draft) => Json.Object(
        ("campaign", draft.Campaign.ToString()),
        ("centre", draft.Centre.ToString()),
        ("content", draft.Content.ToString()),
        ("format", "filiera-list-draft/1"),
        ("inputs", Json.Array(draft.Inputs.Select(input => (Json)Json.Object(
            ("content", input.Content.ToString()),
            ("kind", InputKinds.NameOf(input.Kind)),
            ("mapping", input.Mapping?.ToJson() ?? Json.Null),
            ("name", input.Name))))),
        ("mapping", draft.Mapping is { } mapping ? mapping.ToJson() : Json.Null),
        ("name", draft.Name));

    private static ListDraft? Read(Json.Map map)
    {
        if (Text(map["format"]) != "filiera-list-draft/1" || map["inputs"] is not Json.List list
            || !Guid.TryParse(Text(map["campaign"]), out var campaign) || !Guid.TryParse(Text(map["centre"]), out var centre)
            || !ContentHash.TryParse(Text(map["content"]), out var content) || Text(map["name"]) is not { } name)
        {
            return null;
        }

        var inputs = list.Items.Select(Input).ToArray();
        var mapping = map["mapping"] is Json.Map said ? Mapping(said) : null;
        return Array.TrueForAll(inputs, input => input is not null) && (map["mapping"] is null or Json.Nothing || mapping is not null)
            ? new ListDraft(name, new OrganisationId(centre), new CampaignId(campaign), content, Sequence.From(inputs.OfType<DeliveredFile>()), mapping)
            : null;
    }

    // A mapping file names the number's column; a draft may not know it yet.
    private static ListMapping? Mapping(Json.Map said)
    {
        var isOpen = said["columns"] is Json.Map { Members.Count: 0 };
        var whole = isOpen ? Json.Object([.. said.Members.Select(member => (member.Key, member.Value)).Where(member => member.Key != "columns"), ("columns", AnyNumber)]) : said;
        return ListMapping.Parse(whole.ToCanonicalBytes()) is Result<ListMapping>.Ok { Value: var mapping } ? isOpen ? mapping with { Columns = [] } : mapping : null;
    }

    private static DeliveredFile? Input(Json json) =>
        json is Json.Map map && InputKinds.TryParse(Text(map["kind"]), out var kind) && ContentHash.TryParse(Text(map["content"]), out var content)
        && Text(map["name"]) is { } name && (map["mapping"] is null or Json.Nothing || map["mapping"] is Json.Map said && ListMapping.Parse(said.ToCanonicalBytes()) is Result<ListMapping>.Ok)
            ? new DeliveredFile(kind, name, content, Mapping: (map["mapping"] as Json.Map) is { } mapping ? ListMapping.Parse(mapping.ToCanonicalBytes()).ValueOrThrow() : null)
            : null;

    private static string? Text(Json? json) => (json as Json.Text)?.Value;
}
