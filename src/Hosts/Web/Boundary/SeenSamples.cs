// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Samples of consents within the boundary: those of lists that are seen.</summary>
internal sealed class SeenSamples(IConsentSamples inner, IScreenings screenings, Boundary boundary) : IConsentSamples
{
    public async Task AddAsync(ConsentSample sample, CancellationToken ct)
    {
        Boundary.Require(await SeesAsync(sample, ct));
        await inner.AddAsync(sample, ct);
    }

    public async Task AddAsync(SampleResult result, CancellationToken ct)
    {
        Boundary.Require(await FindAsync(result.Sample, ct) is not null);
        await inner.AddAsync(result, ct);
    }

    public async Task AddAsync(SampleSummary summary, CancellationToken ct)
    {
        Boundary.Require(await FindAsync(summary.Sample, ct) is not null);
        await inner.AddAsync(summary, ct);
    }

    public async Task<ConsentSample?> FindAsync(SampleId id, CancellationToken ct) =>
        await inner.FindAsync(id, ct) is { } sample && await SeesAsync(sample, ct) ? sample : null;

    public async Task<Sequence<SampleResult>> ResultsAsync(SampleId id, CancellationToken ct) =>
        await FindAsync(id, ct) is null ? [] : await inner.ResultsAsync(id, ct);

    public async Task<SampleSummary?> SummaryAsync(SampleId id, CancellationToken ct) =>
        await FindAsync(id, ct) is null ? null : await inner.SummaryAsync(id, ct);

    public Task<Sequence<ConsentSample>> ListAsync(int limit, SampleId? before, CancellationToken ct) => boundary.Only is null
        ? inner.ListAsync(limit, before, ct)
        : SeenPages.TakeAsync((count, from) => inner.ListAsync(count, from, ct), before, sample => sample.Id, async page =>
        {
            var seen = await screenings.SeenAmongAsync(page.Select(sample => sample.List), ct);
            return sample => seen.Contains(sample.List);
        },
        limit);

    public Task<Sequence<SampleListing>> ListingsAsync(int limit, SampleId? before, CancellationToken ct) => boundary.Only is null
        ? inner.ListingsAsync(limit, before, ct)
        : SeenPages.TakeAsync((count, from) => inner.ListingsAsync(count, from, ct), before, sample => sample.Id, async page =>
        {
            var seen = await screenings.SeenAmongAsync(page.Select(sample => sample.List), ct);
            return sample => seen.Contains(sample.List);
        },
        limit);

    private async Task<bool> SeesAsync(ConsentSample sample, CancellationToken ct) =>
        boundary.Only is null || await screenings.FindAsync(sample.List, ct) is not null;
}
