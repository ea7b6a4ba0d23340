// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Counts the population of a sealed sample and draws it again; what people found is taken as stated.</summary>
public sealed class RecomputeSample : IRecompute
{
    /// <inheritdoc/>
    public string Capability => SealConsentSample.Capability;

    /// <inheritdoc/>
    public async Task<Result<Json>> RecomputeAsync(EvidenceDraft fact, IEvidenceInputs inputs, CancellationToken ct)
    {
        // 1. Facts: the file drawn from, and what the draw was made with.
        if (fact.Inputs.FirstOrDefault(input => input.Name == SampleStatement.Source) is not { } source
            || SampleStatement.Read(fact.Statement) is not { } stated)
        {
            return new StatementUnreadable();
        }

        // 2. Evaluation: count, size, draw.
        var counted = await new ConsentPopulation(token => OpenAsync(inputs, source, token), stated.Mapping).CountAsync(stated.IsList, ct);
        if (counted is not Result<long>.Ok { Value: var population })
        {
            return ((Result<long>.Refused)counted).Refusals;
        }

        var size = SampleSize.Of(population, stated.Confidence, stated.Margin);
        return stated.With(population, size, SampleDraw.HashOf(SampleDraw.Of(stated.Seed, source.Hash, population, size)));
    }

    private static async Task<Stream> OpenAsync(IEvidenceInputs inputs, EvidenceInput input, CancellationToken ct) =>
        await inputs.OpenAsync(input, ct) ?? throw new InvalidOperationException("The input was there when its hash was checked.");
}
