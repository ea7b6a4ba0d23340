// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>Shows a sample to the person who looks for the proofs: each consent drawn, with its row and what was found so far.</summary>
public sealed class ReadConsentSample(IConsentSamples samples, IScreenings screenings, IBlobs blobs)
{
    /// <summary>A sample with its consents and, once sealed, what it came to.</summary>
    public sealed record View(ConsentSample Sample, Sequence<SampledConsent> Consents, SampleSummary? Summary);

    /// <returns>The sample, or <see cref="SampleUnknown"/>, or <see cref="BlobMissing"/> where the file was erased.</returns>
    public async Task<Result<View>> RunAsync(SampleId id, CancellationToken ct)
    {
        if (await samples.FindAsync(id, ct) is not { } sample || await screenings.FindAsync(sample.List, ct) is not { } list)
        {
            return new SampleUnknown();
        }

        if (!await blobs.ExistsAsync(sample.Source, ct))
        {
            return new BlobMissing(sample.Source);
        }

        var results = await samples.ResultsAsync(id, ct);
        var places = Sequence.From(sample.Items.Select(item => item.Place));
        var isList = sample.Source == list.Content;
        var found = await new ConsentPopulation(async token => (await blobs.OpenAsync(sample.Source, token)).ValueOrThrow(), isList ? list.Mapping : null)
            .FindAsync(isList, places, ct);
        var consents = sample.Items.Zip(found, (item, one) => new SampledConsent(
            item, one.Consent.Number, one.Consent.Fields, results.LastOrDefault(result => result.Item == item.Number)));
        return new View(sample, Sequence.From(consents), await samples.SummaryAsync(id, ct));
    }
}
