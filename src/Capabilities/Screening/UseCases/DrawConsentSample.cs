// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Draws a sample of consents to be checked against their proof (LST-03): of a list, or of a consent file delivered with it.</summary>
/// <remarks>Every draw is recorded with its seed and traced: drawing again until it suits leaves its marks.</remarks>
public sealed class DrawConsentSample(
    IUnitOfWork unit,
    IScreenings screenings,
    IConsentSamples samples,
    IBlobs blobs,
    RuleCatalogue catalogue,
    IAuditTrail audit,
    IIdentifiers identifiers,
    IClock clock)
{
    /// <summary>The rule that asks for the sample.</summary>
    public static RuleId Rule { get; } = RuleId.Parse("LST-03");

    /// <summary>What is to be sampled.</summary>
    /// <param name="List">The list.</param>
    /// <param name="Source">A consent file delivered with it, by hash; null for the rows of the list that claim consent.</param>
    /// <param name="Seed">A seed of one's own, such as a number drawn in public, 1 to 100 characters; null for a new one.</param>
    public sealed record Command(ListId List, ContentHash? Source = null, string? Seed = null);

    /// <returns>The sample, or why none was drawn.</returns>
    public async Task<Result<ConsentSample>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        // 1. Facts: the list, the file, and the rule of the day.
        if (await screenings.FindAsync(command.List, ct) is not { } list)
        {
            return new ListUnknown();
        }

        var now = clock.GetCurrentInstant();
        if (catalogue.Find(Rule, RomeTime.DayOf(now)) is not { } rule || Share(rule, "confidence_ppm") is not { } confidence || Share(rule, "margin_ppm") is not { } margin)
        {
            return new SampleRuleMissing();
        }

        var source = command.Source ?? list.Content;
        if (await AgainstAsync(command, list, source, ct) is { } against)
        {
            return against;
        }

        // 2. Evaluation: the population is counted, then the size and the draw follow.
        var drawing = await DrawAsync(command, source, SampleStatement.MappingOf(list, source), confidence, margin, ct);
        if (drawing is not Result<Drawn>.Ok { Value: var drawn })
        {
            return ((Result<Drawn>.Refused)drawing).Refusals;
        }

        // 3. Decision and 4. evidence: the draw, with its trace.
        var sample = new ConsentSample(
            new SampleId(identifiers.Next()), list.Id, list.Campaign, source, drawn.Population, confidence, margin, rule.Ref, catalogue.Version,
            drawn.Seed, drawn.Items, by, now);
        return await unit.CommitAsync<ConsentSample>(
            async token =>
            {
                await samples.AddAsync(sample, token);
                await audit.AppendAsync(Trace(sample), token);
                return sample;
            },
            ct);
    }

    private async Task<Refusal?> AgainstAsync(Command command, ContactList list, ContentHash source, CancellationToken ct) =>
        command.Source is not null && !list.Inputs.Any(input => input.Content == source && input.Kind == InputKind.Consents) ? new BlobMissing(source) { Where = "/source" }
            : command.Seed is { } seed && seed.Trim().Length is 0 or > 100 ? new SampleSeedInvalid { Where = "/seed" }
            : await blobs.ExistsAsync(source, ct) ? null
            : new BlobMissing(source);

    private async Task<Result<Drawn>> DrawAsync(
        Command command, ContentHash source, ListMapping? mapping, PartsPerMillion confidence, PartsPerMillion margin, CancellationToken ct)
    {
        var consents = new ConsentPopulation(async token => (await blobs.OpenAsync(source, token)).ValueOrThrow(), mapping);
        var counted = await consents.CountAsync(command.Source is null, ct);
        if (counted is not Result<long>.Ok { Value: var population })
        {
            return ((Result<long>.Refused)counted).Refusals;
        }

        if (population == 0)
        {
            return new SamplePopulationEmpty();
        }

        var seed = command.Seed?.Trim() ?? identifiers.Next().ToString("N");
        var places = SampleDraw.Of(seed, source, population, SampleSize.Of(population, confidence, margin));
        var found = await consents.FindAsync(command.Source is null, places, ct);
        return new Drawn(population, seed, Sequence.From(found.Select((one, at) => new SampleItem(at + 1, one.Place, one.Consent.Line))));
    }

    private static PartsPerMillion? Share(Rule rule, string name) =>
        rule.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value is ParameterValue.Share { Value: var share } ? share : null;

    private static AuditAct Trace(ConsentSample sample) => new(
        sample.By,
        "consent-sample-drawn",
        "consent-sample",
        sample.Id.ToString(),
        Json.Object(
            ("list", sample.List.Value.ToString()),
            ("population", sample.Population),
            ("seed", sample.Seed),
            ("size", sample.Items.Count),
            ("source", sample.Source.ToString())));

    private sealed record Drawn(long Population, string Seed, Sequence<SampleItem> Items);
}
