// SPDX-License-Identifier: EUPL-1.2
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>A rule as if it had that severity.</summary>
/// <param name="Rule">The rule, in whatever version is in force.</param>
/// <param name="Severity">What would follow when it is not met: block as if it were adopted, info as if it were declined.</param>
public sealed record SupposedRule(RuleId Rule, Severity Severity);
