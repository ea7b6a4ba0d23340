// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>What a job of a preview is asked, as its arguments.</summary>
internal static class PreviewJson
{
    public static Json.Map Write(PreviewScreening.Command command) => Json.Object(
        ("as_of", At(command.AsOf)),
        ("campaign", command.Campaign.Value.ToString()),
        ("centre", command.Centre.Value.ToString()),
        ("content", command.Content.ToString()),
        ("inputs", Json.Array(command.Inputs.Select(file => (Json)Json.Object(
            ("at", At(file.At)),
            ("content", file.Content.ToString()),
            ("kind", InputKinds.NameOf(file.Kind)),
            ("mapping", file.Mapping?.ToJson() ?? Json.Null),
            ("name", file.Name))))),
        ("mapping", command.Mapping?.ToJson() ?? Json.Null),
        ("what_if", command.WhatIf is { } supposed ? Write(supposed) : Json.Null));

    public static PreviewScreening.Command Read(Json.Map json) => new(
        new OrganisationId(Guid.Parse(Text(json, "centre"))),
        new CampaignId(Guid.Parse(Text(json, "campaign"))),
        ContentHash.Parse(Text(json, "content")),
        Sequence.From(((Json.List)json["inputs"]!).Items.Select(item => File((Json.Map)item))),
        At(json["as_of"]),
        json["what_if"] is Json.Map supposed ? Supposed(supposed) : null,
        Mapping(json["mapping"]));

    private static Json Write(Supposition supposed) => supposed.Rulebook is not null
        ? throw new ArgumentException("A job has only the rulebook in use.", nameof(supposed))
        : Json.Object(
            ("as_of", At(supposed.AsOf)),
            ("rules", Json.Array(supposed.Rules.Select(rule => (Json)$"{rule.Rule}={Spelling.Severities.Of(rule.Severity)}"))),
            ("without_consents", supposed.WithoutConsents));

    private static Supposition Supposed(Json.Map json) => new(
        At(json["as_of"]),
        Sequence.From(((Json.List)json["rules"]!).Items.Select(item => Rule(((Json.Text)item).Value.Split('=')))),
        ((Json.Flag)json["without_consents"]!).Value);

    private static SupposedRule Rule(string[] parts) => new(
        RuleId.Parse(parts[0]),
        Spelling.Severities.TryRead(parts[1], out var severity) ? severity : throw new InvalidOperationException("A job names a severity that is none."));

    private static DeliveredFile File(Json.Map json) => new(
        InputKinds.TryParse(Text(json, "kind"), out var kind) ? kind : throw new InvalidOperationException("A job names a kind of input that is none."),
        Text(json, "name"),
        ContentHash.Parse(Text(json, "content")),
        At(json["at"]),
        Mapping(json["mapping"]));

    private static ListMapping? Mapping(Json? json) => json is Json.Map mapping ? ListMapping.Parse(mapping.ToCanonicalBytes()).ValueOrThrow() : null;

    private static string Text(Json.Map json, string name) => ((Json.Text)json[name]!).Value;

    private static Json At(Instant? at) => at is { } instant ? InstantPattern.ExtendedIso.Format(instant) : Json.Null;

    private static Instant? At(Json? json) => json is Json.Text text ? InstantPattern.ExtendedIso.Parse(text.Value).GetValueOrThrow() : null;
}
