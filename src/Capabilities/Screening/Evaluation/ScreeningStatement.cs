// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>What a screening's evidence states: enough to run the list again and compare. No number of anybody.</summary>
public static class ScreeningStatement
{
    private const string MappingMember = "mapping";
    private const string InputMappingsMember = "input_mappings";
    private const string SetsMember = "sets";
    private const string SourcesMember = "sources";

    /// <summary>Writes the statement; a list or a file that was recognised without a mapping states none.</summary>
    public static Json.Map Of(
        ListContext context, Sequence<AppliedRule> rules, RunOutcome run, StatedAnswers sources, Sequence<InputMapping> mappings) => Json.Object(
    [
        .. run.File.Mapping is { } mapping ? [(MappingMember, mapping.ToJson())] : Array.Empty<(string, Json)>(),
        .. mappings.IsEmpty ? Array.Empty<(string, Json)>() : [(InputMappingsMember, Json.Object([.. mappings.Select(one => (one.Input, (Json)one.Mapping.ToJson()))]))],
        ("answers", context.Answers is { } answers ? AnswersJson(answers, sources) : Json.Null),
        ("campaign", CampaignJson(context.Campaign)),
        ("columns", run.File.Columns.ToJson()),
        ("counts", run.Counts.ToJson()),
        ("delimiter", run.File.Delimiter.ToString()),
        ("encoding", run.File.Encoding.Name),
        ("outputs", Json.Object(
            ("callable", run.Outputs!.Callable.ToString()),
            ("rejected", run.Outputs!.Rejected.ToString()),
            ("withheld", run.Outputs!.Withheld.ToString()))),
        ("precedence", context.Precedence.Version.Number),
        ("reasons", Json.Array(run.Reasons.Select(reason => reason.ToJson()))),
        ("rules", Json.Array(RuleWords(rules).Select(rule => (Json)rule))),
        ("valid_until", run.ValidUntil is { } until ? InstantPattern.ExtendedIso.Format(until) : Json.Null),
    ]);

    /// <summary>The mapping that the list of a statement was read with, or null; refused where it is none.</summary>
    internal static Result<ListMapping?> MappingOf(Json.Map statement) => statement[MappingMember] switch
    {
        null => new Result<ListMapping?>.Ok(null),
        Json.Map map when ListMapping.Parse(map.ToCanonicalBytes()) is Result<ListMapping>.Ok { Value: var mapping } => new Result<ListMapping?>.Ok(mapping),
        _ => new StatementUnreadable(),
    };

    /// <summary>The mappings that the files of a statement were read by; refused where one is none.</summary>
    internal static Result<Sequence<InputMapping>> InputMappingsOf(Json.Map statement)
    {
        if (statement[InputMappingsMember] is not { } stated)
        {
            return new Result<Sequence<InputMapping>>.Ok([]);
        }

        if (stated is not Json.Map named)
        {
            return new StatementUnreadable();
        }

        var read = named.Members.Select(member => (
            member.Key, Mapping: member.Value is Json.Map map && ListMapping.Parse(map.ToCanonicalBytes()) is Result<ListMapping>.Ok { Value: var mapping } ? mapping : null)).ToList();
        return read.Count > 0 && read.TrueForAll(one => one.Mapping is not null)
            ? Sequence.From(read.Select(one => new InputMapping(one.Key, one.Mapping!)))
            : new StatementUnreadable();
    }

    private static Json AnswersJson(AnswerSource answers, StatedAnswers stated) => Json.Object(
    [
        .. stated.Sets.IsEmpty ? Array.Empty<(string, Json)>() : [(SetsMember, Json.Array(stated.Sets.Select(set =>
            (Json)Json.Object(("digest", set.Digest.ToString()), (SourcesMember, Hashes(set.Sources))))))],
        ("controller_vat", answers.ControllerVat),
        ("kind", answers.Kind == AnswerKind.Snapshot ? "snapshot" : "consultation"),
        ("snapshot_at", answers.SnapshotAt is { } taken ? InstantPattern.ExtendedIso.Format(taken) : Json.Null),
        ("source", answers.Source.ToString()),
        (SourcesMember, Hashes(stated.Sources)),
    ]);

    private static Json.List Hashes(Sequence<ContentHash> hashes) => Json.Array(hashes.Select(hash => (Json)hash.ToString()));

    private static Sequence<ContentHash> Hashes(Json.List hashes) =>
        Sequence.From(hashes.Items.OfType<Json.Text>().Select(one => ContentHash.TryParse(one.Value, out var hash) ? hash : default));

    /// <summary>The answers a statement names: whose they are, and the hashes of the files they were compiled from; null where it names none.</summary>
    internal static (AnswerSource From, StatedAnswers Stated)? AnswersOf(Json.Map statement) =>
        statement["answers"] is Json.Map answers && answers["controller_vat"] is Json.Text vat && answers["kind"] is Json.Text kind
        && Digest(answers["source"]) is { } digest && answers[SourcesMember] is Json.List sources
            ? (
                new AnswerSource(
                    vat.Value,
                    kind.Value == "snapshot" ? AnswerKind.Snapshot : AnswerKind.Consultation,
                    digest,
                    answers["snapshot_at"] is Json.Text at ? InstantPattern.ExtendedIso.Parse(at.Value).GetValueOrThrow() : null),
                new StatedAnswers(Hashes(sources), Sets(answers[SetsMember] as Json.List)))
            : null;

    private static Sequence<(ContentHash, Sequence<ContentHash>)> Sets(Json.List? sets) => Sequence.From((sets?.Items ?? []).OfType<Json.Map>()
        .Select(set => (Digest(set["digest"]) ?? default, set[SourcesMember] is Json.List sources ? Hashes(sources) : [])));

    private static ContentHash? Digest(Json? json) => json is Json.Text { Value: var text } && ContentHash.TryParse(text, out var digest) ? digest : null;

    /// <summary>What a statement says its list was judged by.</summary>
    public sealed record Judged(CampaignFacts Campaign, Sequence<AppliedRule> Rules, ListPrecedence Precedence);

    /// <summary>Reads back the campaign, the rules and the table of precedence a statement names.</summary>
    /// <returns>All three, or <see cref="StatementUnreadable"/>, or <see cref="RuleVersionUnknown"/> where the rulebook at hand lacks a rule.</returns>
    public static Result<Judged> Read(Json.Map statement, RuleCatalogue catalogue)
    {
        if (statement["campaign"] is not Json.Map campaign || Facts(campaign) is not { } facts || statement["rules"] is not Json.List list
            || statement["precedence"] is not Json.Integer { Value: > 0 and <= int.MaxValue } table)
        {
            return new StatementUnreadable();
        }

        var rules = new List<AppliedRule>();
        foreach (var item in list.Items)
        {
            var parts = item is Json.Text { Value: var text } ? text.Split('=') : [];
            if (parts.Length != 2 || !RuleRef.TryParse(parts[0], out var reference) || !Spelling.Severities.TryRead(parts[1], out var severity))
            {
                return new StatementUnreadable();
            }

            if (catalogue.Find(reference) is not { } rule)
            {
                return new RuleVersionUnknown(reference.ToString());
            }

            rules.Add(new AppliedRule(rule, severity, severity == Severity.Review));
        }

        return catalogue.Precedence(new RuleVersion((int)table.Value)) is { } precedence
            ? new Judged(facts, Sequence.From(rules), precedence)
            : new RuleVersionUnknown(FormattableString.Invariant($"precedence@{table.Value}"));
    }

    /// <summary>The rules applied, each <c>id@version=severity</c>.</summary>
    internal static Sequence<string> RuleWords(Sequence<AppliedRule> rules) =>
        Sequence.From(rules.Select(rule => $"{rule.Rule.Ref}={Spelling.Severities.Of(rule.Severity)}"));

    internal static Json.Map CampaignJson(CampaignFacts campaign) => Json.Object(
        ("client_name", campaign.ClientName),
        ("client_vat", campaign.ClientVat),
        ("in_scope", Word(campaign.InScope)),
        ("mandate", Word(campaign.Mandate)),
        ("purpose", Spelling.Purposes.Of(campaign.Purpose)),
        ("sector", Spelling.Sectors.Of(campaign.Sector)));

    internal static CampaignFacts? Facts(Json.Map json) =>
        json["client_name"] is Json.Text name && json["client_vat"] is Json.Text vat
        && json["purpose"] is Json.Text purposeText && Spelling.Purposes.TryRead(purposeText.Value, out var purpose)
        && json["sector"] is Json.Text sectorText && Spelling.Sectors.TryRead(sectorText.Value, out var sector)
        && Outcome(json["in_scope"]) is { } scope && Outcome(json["mandate"]) is { } mandate
            ? new CampaignFacts(vat.Value, name.Value, sector, purpose, scope, mandate)
            : null;

    // The word of a whole-campaign outcome: "met", or the reason code, with a question mark in front of what was not run.
    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.NotMet notMet => notMet.Because,
        Outcome.NotRun notRun => "?" + notRun.Because,
        _ => "met",
    };

    private static Outcome? Outcome(Json? json) => json is not Json.Text { Value: { Length: > 0 } word } ? null
        : word == "met" ? new Outcome.Met()
        : word[0] == '?' ? new Outcome.NotRun(word[1..])
        : new Outcome.NotMet(word);
}
