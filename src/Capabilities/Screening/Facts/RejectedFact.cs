// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A row of a fact file that could not be read. It would only have permitted something: without it nothing more may be called.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Code">Why; listed in <c>docs/fact-files.md</c>.</param>
public sealed record RejectedFact(long Line, string Code);
