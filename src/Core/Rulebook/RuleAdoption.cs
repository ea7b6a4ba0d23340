// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook;

/// <summary>A recorded choice about a rule graded S or K. Choices are only ever added; the last one about a rule counts.</summary>
/// <param name="Rule">The rule and version chosen about.</param>
/// <param name="Decision">What was chosen.</param>
/// <param name="Severity">The severity chosen; set for adopt, null otherwise.</param>
/// <param name="By">Who chose.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in the words of the one who chose; never empty.</param>
/// <param name="SourcesShown">The hash of the sources that were shown: see <see cref="RuleCatalogue.SourcesHash"/>.</param>
public sealed record RuleAdoption(
    RuleRef Rule, AdoptionDecision Decision, Severity? Severity, Actor By, Instant At, string Reason, ContentHash SourcesShown);
