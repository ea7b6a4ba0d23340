// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a person found of one sampled consent. Results are only added; the last one about an item counts.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Item">The number of the item, from 1.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Note">A note, or null.</param>
/// <param name="By">Who looked.</param>
/// <param name="At">When.</param>
public sealed record SampleResult(SampleId Sample, int Item, SampleFinding Finding, string? Note, Actor By, Instant At);
