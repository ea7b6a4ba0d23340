// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>What the evidence of a sample states: enough to count the population and draw again. No number of anybody.</summary>
/// <param name="List">The list whose consents were checked.</param>
/// <param name="Sample">The sample.</param>
/// <param name="IsList">True when the rows of the list itself were drawn from, not those of a consent file.</param>
/// <param name="Confidence">The confidence of the size.</param>
/// <param name="Margin">The margin of the size.</param>
/// <param name="Seed">The seed of the draw.</param>
/// <param name="Found">Consents whose proof was found.</param>
/// <param name="NotFound">Consents without proof.</param>
/// <param name="NotMatching">Consents whose proof says something else.</param>
/// <param name="Mapping">Which column of what was drawn from holds what, where somebody said so; else null.</param>
internal sealed record SampleStatement(
    string List,
    string Sample,
    bool IsList,
    PartsPerMillion Confidence,
    PartsPerMillion Margin,
    string Seed,
    long Found,
    long NotFound,
    long NotMatching,
    ListMapping? Mapping)
{
    /// <summary>The name under which the file drawn from is cited.</summary>
    public const string Source = "consents";

    private const long Whole = 1_000_000;

    public static SampleStatement Of(ConsentSample sample, ContactList list, SampleSummary summary) => new(
        sample.List.Value.ToString(), sample.Id.ToString(), sample.Source == list.Content, sample.Confidence, sample.Margin, sample.Seed,
        summary.Found, summary.NotFound, summary.NotMatching, MappingOf(list, sample.Source));

    /// <summary>The mapping by which what is drawn from is read: that of the list, or that of the consent file delivered with it.</summary>
    public static ListMapping? MappingOf(ContactList list, ContentHash source) =>
        source == list.Content ? list.Mapping : list.Inputs.FirstOrDefault(input => input.Kind == InputKind.Consents && input.Content == source)?.Mapping;

    /// <summary>The statement with what was counted and drawn.</summary>
    public Json.Map With(long population, long size, ContentHash drawn) => Json.Object(
    [
        .. Mapping is null ? Array.Empty<(string, Json)>() : [("mapping", Mapping.ToJson())],
        ("confidence_ppm", Confidence.Value),
        ("drawn", drawn.ToString()),
        ("drawn_from", IsList ? "list" : "consents"),
        ("found", Found),
        ("list", List),
        ("margin_ppm", Margin.Value),
        ("not_found", NotFound),
        ("not_matching", NotMatching),
        ("population", population),
        ("sample", Sample),
        ("seed", Seed),
        ("size", size),
    ]);

    /// <summary>Reads back what is not counted or drawn again; null when a member is missing or not of its form.</summary>
    public static SampleStatement? Read(Json.Map json) =>
        ScreeningStatement.MappingOf(json) is Result<ListMapping?>.Ok { Value: var mapping }
        && json["list"] is Json.Text list && json["sample"] is Json.Text sample && json["seed"] is Json.Text seed
        && json["drawn_from"] is Json.Text { Value: "list" or "consents" } from
        && json["confidence_ppm"] is Json.Integer { Value: > 0 and < Whole } confidence && json["margin_ppm"] is Json.Integer { Value: > 0 and <= Whole } margin
        && json["found"] is Json.Integer found && json["not_found"] is Json.Integer notFound && json["not_matching"] is Json.Integer notMatching
            ? new SampleStatement(
                list.Value, sample.Value, from.Value == "list", new PartsPerMillion(confidence.Value), new PartsPerMillion(margin.Value), seed.Value,
                found.Value, notFound.Value, notMatching.Value, mapping)
            : null;
}
