// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: every member is written and read in one place, side by side.
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>The canonical form of a manifest, as it is signed and handed to replicas.</summary>
public static class DialManifestForm
{
    /// <summary>The kind of payload in the envelope.</summary>
    public const string PayloadType = "application/vnd.filiera.dial-manifest+json";

    /// <summary>Signs manifests.</summary>
    public static KeyPurpose Purpose { get; } = new("dial-manifest", SignatureAlgorithm.Ed25519);

    private const string Format = "filiera-dial-manifest/1";

    /// <summary>Writes and signs a manifest.</summary>
    public static SignedEnvelope Seal(DialManifest manifest, ISigner signer) =>
        SignedEnvelope.Seal(PayloadType, Write(manifest).ToCanonicalBytes(), signer);

    /// <summary>The manifest as JSON.</summary>
    public static Json.Map Write(DialManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Write(manifest.Catalogue, manifest.Chosen, manifest.Answers, manifest.Callers, manifest.Campaigns);
    }

    /// <summary>Reads the payload of an envelope; the signature is a matter of its own.</summary>
    /// <returns>The manifest, or <see cref="DialManifestUnreadable"/>.</returns>
    public static Result<DialManifest> Read(SignedEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var payload = envelope.Payload.AsSpan();
        return Json.Parse(payload) is Result<Json>.Ok { Value: Json.Map map } && map.ToCanonicalBytes().AsSpan().SequenceEqual(payload)
            && Read(map) is { } manifest
                ? manifest
                : new DialManifestUnreadable();
    }

    internal static Json.Map Write(
        ContentHash catalogue,
        Sequence<(RuleRef Rule, Severity Severity)> chosen,
        Sequence<DialAnswerSet> answers,
        Sequence<DialCaller> callers,
        Sequence<DialCampaignFacts> campaigns) => Json.Object(
        ("answers", Json.Array(answers.Select(set => (Json)Json.Object(("digest", set.Digest.ToString()), ("vat", set.ControllerVat))))),
        ("callers", Json.Array(callers.Select(caller => (Json)Json.Object(
            ("centre", caller.Centre.ToString()),
            ("client", caller.Client.ToString()),
            ("digits", (long)caller.Number.Digits),
            ("from", Day(caller.Days.From)),
            ("kind", (long)caller.Number.Kind),
            ("until", caller.Days.Until is { } until ? Day(until) : Json.Null))))),
        ("campaigns", Json.Array(campaigns.Select(Campaign))),
        ("catalogue", catalogue.ToString()),
        ("chosen", Json.Array(chosen.Select(one => (Json)Json.Object(("rule", one.Rule.ToString()), ("severity", Spelling.Severities.Of(one.Severity)))))),
        ("format", Format));

    private static Json Campaign(DialCampaignFacts campaign) => Json.Object(
        ("automated", campaign.Automated),
        ("centre", campaign.Centre.ToString()),
        ("client", campaign.Client.ToString()),
        ("facts", ScreeningStatement.CampaignJson(new CampaignFacts(
            campaign.ClientVat, campaign.ClientName, campaign.Sector, campaign.Purpose, campaign.InScope, new Outcome.Met()))),
        ("id", campaign.Campaign.ToString()),
        ("in_force", Json.Array(campaign.InForce.Select(term => (Json)Json.Object(
            ("from", At(term.From)), ("until", term.To is { } to ? At(to) : Json.Null))))),
        ("lists", Json.Array(campaign.Lists.Select(list => (Json)Json.Object(
            ("content", list.Content.ToString()), ("mapping", list.Mapping?.ToJson() ?? Json.Null))))),
        ("on_file", Json.Array(campaign.OnFile.Select(file => (Json)Json.Object(
            ("bytes", file.Bytes), ("content", file.Content.ToString()), ("kind", InputKinds.NameOf(file.Kind)), ("mapping", file.Mapping?.ToJson() ?? Json.Null),
            ("name", file.Name))))));

    internal static DialManifest? Read(Json.Map map)
    {
        if (map["format"] is not Json.Text { Value: Format } || Hash(map["catalogue"]) is not { } catalogue
            || All(map["chosen"], ReadChosen) is not { } chosen
            || All(map["answers"], ReadAnswers) is not { } answers
            || All(map["callers"], ReadCaller) is not { } callers
            || All(map["campaigns"], ReadCampaign) is not { } campaigns)
        {
            return null;
        }

        var manifest = new DialManifest(
            catalogue, Sequence.From(chosen.Select(one => (one.Item1, one.Item2))), Sequence.From(answers), Sequence.From(callers), Sequence.From(campaigns));

        // What was not understood, or stands there besides, would be lost: such a manifest names another book.
        return Write(manifest).Equals(map) ? manifest : null;
    }

    private static Tuple<RuleRef, Severity>? ReadChosen(Json.Map map) =>
        map["rule"] is Json.Text { Value: var rule } && RuleRef.TryParse(rule, out var reference)
        && map["severity"] is Json.Text { Value: var word } && Spelling.Severities.TryRead(word, out var severity)
            ? Tuple.Create(reference, severity)
            : null;

    private static DialAnswerSet? ReadAnswers(Json.Map map) =>
        map["vat"] is Json.Text { Value: var vat } && Hash(map["digest"]) is { } digest ? new DialAnswerSet(vat, digest) : null;

    private static DialCaller? ReadCaller(Json.Map map) =>
        Id(map["centre"]) is { } centre && Id(map["client"]) is { } client
        && map["digits"] is Json.Integer { Value: > 0 and < 1_000_000_000_000_000 and var digits }
        && map["kind"] is Json.Integer { Value: >= 0 and <= byte.MaxValue and var kind } && Enum.IsDefined((NumberKind)kind)
        && Day(map["from"]) is { } from && (map["until"] is Json.Nothing || Day(map["until"]) >= from)
            ? new DialCaller(
                CallerId.FromKept((ulong)digits, (NumberKind)kind), new OrganisationId(centre), new OrganisationId(client), new DayRange(from, Day(map["until"])))
            : null;

    private static DialCampaignFacts? ReadCampaign(Json.Map map)
    {
        if (Id(map["id"]) is not { } id || Id(map["centre"]) is not { } centre || Id(map["client"]) is not { } client
            || map["facts"] is not Json.Map said || ScreeningStatement.Facts(said) is not { } facts || map["automated"] is not Json.Flag automated
            || All(map["in_force"], ReadTerm) is not { } inForce || All(map["lists"], ReadList) is not { } lists || All(map["on_file"], ReadInput) is not { } onFile)
        {
            return null;
        }

        return new DialCampaignFacts(
            new CampaignId(id), new OrganisationId(centre), new OrganisationId(client), facts.ClientVat, facts.ClientName, facts.Sector, facts.Purpose,
            facts.InScope, automated.Value, Sequence.From(inForce.Select(term => term.Item1)), Sequence.From(lists), Sequence.From(onFile));
    }

    private static Tuple<Term>? ReadTerm(Json.Map map) =>
        At(map["from"]) is { } from && (map["until"] is Json.Nothing || At(map["until"]) >= from) ? Tuple.Create(new Term(from, At(map["until"]))) : null;

    // A mapping that cannot be read is lost here, and found to be missing when the whole is written again.
    private static DialList? ReadList(Json.Map map) => Hash(map["content"]) is { } content ? new DialList(content, Mapping(map["mapping"])) : null;

    private static ListMapping? Mapping(Json? json) =>
        json is Json.Map mapping && ListMapping.Parse(mapping.ToCanonicalBytes()) is Result<ListMapping>.Ok read ? read.Value : null;

    private static ListInput? ReadInput(Json.Map map) =>
        map["kind"] is Json.Text { Value: var word } && InputKinds.TryParse(word, out var kind) && map["name"] is Json.Text { Value: var name }
        && Hash(map["content"]) is { } content && map["bytes"] is Json.Integer { Value: >= 0 and var bytes }
            ? new ListInput(kind, name, content, bytes, Mapping(map["mapping"]))
            : null;

    private static List<T>? All<T>(Json? json, Func<Json.Map, T?> read)
        where T : class
    {
        if (json is not Json.List list)
        {
            return null;
        }

        var all = list.Items.Select(item => item is Json.Map map ? read(map) : null).ToList();
        return all.Contains(null) ? null : [.. all.OfType<T>()];
    }

    private static ContentHash? Hash(Json? json) => json is Json.Text { Value: var text } && ContentHash.TryParse(text, out var hash) ? hash : null;

    private static Guid? Id(Json? json) => json is Json.Text { Value: var text } && Guid.TryParseExact(text, "D", out var id) ? id : null;

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static LocalDate? Day(Json? json) => json is Json.Text { Value: var text } && LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;

    private static string At(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static Instant? At(Json? json) => json is Json.Text { Value: var text } && InstantPattern.ExtendedIso.Parse(text) is { Success: true } at ? at.Value : null;
}
