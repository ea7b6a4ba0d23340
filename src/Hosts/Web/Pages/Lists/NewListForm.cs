// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>The form by which a list is delivered: its fields, and what was delivered.</summary>
public static class NewListForm
{
    /// <summary>The draft that is changed, so that what was said of the list is kept with it.</summary>
    public const string Before = "bozza";

    /// <summary>The field of the list itself.</summary>
    public const string Content = "content";

    /// <summary>What the answer of the register is delivered as.</summary>
    public static Sequence<InputKind> Register { get; } = [InputKind.Answers];

    /// <summary>The field that names the files beside the list which are read by a mapping file sent before.</summary>
    public const string Mapped = "mapped";

    /// <summary>The field that says those mapping files no longer hold.</summary>
    public const string Unmapped = "unmapped";

    /// <summary>Files that give a reason to call.</summary>
    public static Sequence<InputKind> Grounds { get; } = [InputKind.Consents, InputKind.Contracts, InputKind.Requests, InputKind.Directory];

    /// <summary>Files that forbid a call.</summary>
    public static Sequence<InputKind> Exclusions { get; } =
        [InputKind.Withdrawals, InputKind.SuppressOwn, InputKind.SuppressClient, InputKind.SuppressCampaign];

    /// <summary>All fields, so that refusals find theirs.</summary>
    public static IReadOnlyCollection<string> Fields { get; } =
        [Content, "centre", "campaign", .. Register.Concat(Grounds).Concat(Exclusions).Select(InputKinds.NameOf)];

    /// <summary>What was sent, understood.</summary>
    public static ListDraft Read(FormState form, FormReader reader) => new(
        form[Content + Uploads.NameEnding],
        new OrganisationId(reader.Id("centre")),
        new CampaignId(reader.Id("campaign")),
        reader.Hash(Content),
        Sequence.From(Register.Concat(Grounds).Concat(Exclusions).SelectMany(kind => reader.Files(InputKinds.NameOf(kind), kind))));

    /// <summary>The form as it stood when this was sent: nothing chosen is lost.</summary>
    public static FormState Fill(ListDraft draft, string address)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Before] = address,
            ["centre"] = draft.Centre.ToString(),
            ["campaign"] = draft.Campaign.ToString(),
            [Content] = draft.Content.ToString(),
            [Content + Uploads.NameEnding] = draft.Name,
        };
        if (draft.Inputs.Where(input => input.Mapping is not null).Select(input => input.Name).ToArray() is { Length: > 0 } mapped)
        {
            values[Mapped] = string.Join('/', mapped);
        }

        foreach (var kind in draft.Inputs.GroupBy(input => input.Kind))
        {
            values[InputKinds.NameOf(kind.Key)] = string.Join(' ', kind.Select(input => input.Content.ToString()));
            values[InputKinds.NameOf(kind.Key) + Uploads.NameEnding] = string.Join('/', kind.Select(input => input.Name));
        }

        return new FormState(values, []);
    }

    /// <summary>What can be said against it before it is previewed, each beside its field.</summary>
    /// <remarks>Columns that were not recognised are nothing against it: a person says which they are, on the draft's own page.</remarks>
    public static async Task<Sequence<Refusal>> AgainstAsync(ListDraft draft, PartyBook book, IBlobs blobs, ListLook look, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (!book.Organisations.ContainsKey(draft.Centre))
        {
            refusals.Add(new OrganisationUnknown { Where = "centre" });
        }

        if (!book.Campaigns.ContainsKey(draft.Campaign))
        {
            refusals.Add(new CampaignUnknown { Where = "campaign" });
        }

        if (!await blobs.ExistsAsync(draft.Content, ct))
        {
            refusals.Add(new BlobMissing(draft.Content) { Where = Content });
        }
        else if (await look.RunAsync(draft.Content, draft.Mapping, ct) is Result<ListGlance>.Refused unread)
        {
            refusals.AddRange(unread.Refusals.Select(refusal => refusal with { Where = Content }));
        }

        return Sequence.From(refusals);
    }
}
