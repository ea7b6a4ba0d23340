// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>Why an attempt at a job failed: a public code and words without personal data.</summary>
/// <param name="Code">The code of a refusal, or <c>job-broke</c> for an outage or a bug, or <c>job-abandoned</c> when runners died.</param>
/// <param name="Message">What went wrong, in one English sentence.</param>
/// <param name="Remedy">What to do next, in one English sentence.</param>
public sealed record JobFailure(string Code, string Message, string Remedy);
