// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>Samples of consents in the system of record.</summary>
internal sealed class SqlConsentSamples(FilieraContext context) : IConsentSamples
{
    public Task AddAsync(ConsentSample sample, CancellationToken ct) => context.KeepAsync(ConsentSampleRow.From(sample), ct);

    public async Task AddAsync(SampleResult result, CancellationToken ct)
    {
        // Units take turns, so nobody else takes this number.
        context.RequireUnit();
        await context.KeepAsync(SampleResultRow.From(result, await Results(result.Sample).CountAsync(ct) + 1), ct);
    }

    public Task AddAsync(SampleSummary summary, CancellationToken ct) => context.KeepAsync(SampleSummaryRow.From(summary), ct);

    public async Task<ConsentSample?> FindAsync(SampleId id, CancellationToken ct) =>
        (await Samples().SingleOrDefaultAsync(row => row.Id == id.Value, ct))?.ToSample();

    public async Task<Sequence<SampleResult>> ResultsAsync(SampleId id, CancellationToken ct) =>
        Sequence.From((await Results(id).OrderBy(row => row.Number).ToListAsync(ct)).Select(row => row.ToResult()));

    public async Task<SampleSummary?> SummaryAsync(SampleId id, CancellationToken ct) =>
        (await context.Set<SampleSummaryRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Sample == id.Value, ct))?.ToSummary();

    public async Task<Sequence<ConsentSample>> ListAsync(int limit, SampleId? before, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, 1000));
        var rows = before is { } last ? Samples().Where(row => row.Id.CompareTo(last.Value) < 0) : Samples();
        return Sequence.From((await rows.OrderByDescending(row => row.Id).Take(limit).ToListAsync(ct)).Select(row => row.ToSample()));
    }

    public async Task<Sequence<SampleListing>> ListingsAsync(int limit, SampleId? before, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, 1000));
        var samples = before is { } last ? Samples().Where(row => row.Id.CompareTo(last.Value) < 0) : Samples();
        var rows = from sample in samples.OrderByDescending(row => row.Id).Take(limit)
                   join summary in context.Set<SampleSummaryRow>().AsNoTracking() on sample.Id equals summary.Sample into summaries
                   from summary in summaries.DefaultIfEmpty()
                   orderby sample.Id descending
                   select new { sample.Id, sample.List, sample.Population, sample.Size, sample.Seed, sample.DrawnBy, sample.At, Summary = summary };
        return Sequence.From((await rows.ToListAsync(ct)).Select(row => new SampleListing(
            new SampleId(row.Id), new ListId(row.List), row.Population, row.Size, row.Seed, row.DrawnBy, row.At, row.Summary?.ToSummary())));
    }

    private IQueryable<ConsentSampleRow> Samples() => context.Set<ConsentSampleRow>().AsNoTracking();

    private IQueryable<SampleResultRow> Results(SampleId id) =>
        context.Set<SampleResultRow>().AsNoTracking().Where(row => row.Sample == id.Value);
}
