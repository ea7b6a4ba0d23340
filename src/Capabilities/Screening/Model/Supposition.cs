// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a preview supposes otherwise than it is.</summary>
/// <param name="AsOf">Another instant, past or future; null for the present one.</param>
/// <param name="Rules">Rules as if a choice about them had been recorded.</param>
/// <param name="WithoutConsents">True to leave out every consent, of rows and of files.</param>
/// <param name="Rulebook">Another rulebook; null for the one in use.</param>
public sealed record Supposition(
    Instant? AsOf = null, Sequence<SupposedRule> Rules = default, bool WithoutConsents = false, RuleCatalogue? Rulebook = null);
