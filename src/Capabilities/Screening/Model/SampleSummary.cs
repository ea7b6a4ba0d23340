// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a whole sample came to, sealed as evidence: it ends the sample.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Found">Consents whose proof was found.</param>
/// <param name="NotFound">Consents without proof.</param>
/// <param name="NotMatching">Consents whose proof says something else.</param>
/// <param name="Evidence">The sealed evidence.</param>
/// <param name="At">When it was sealed.</param>
public sealed record SampleSummary(SampleId Sample, long Found, long NotFound, long NotMatching, EvidenceId Evidence, Instant At);
