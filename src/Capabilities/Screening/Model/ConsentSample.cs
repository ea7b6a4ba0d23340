// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>A sample of consents drawn for checking (LST-03): seed, population and size give the same draw again.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="List">The list whose consents are checked.</param>
/// <param name="Campaign">The campaign of the list.</param>
/// <param name="Source">The file drawn from: the list itself, or a consent file delivered with it.</param>
/// <param name="Population">Consents in that file.</param>
/// <param name="Confidence">The confidence the size was computed for.</param>
/// <param name="Margin">The margin of error the size was computed for.</param>
/// <param name="Rule">The rule whose parameters were used.</param>
/// <param name="Rulebook">The version of the whole rulebook.</param>
/// <param name="Seed">The seed of the draw.</param>
/// <param name="Items">The consents drawn, in the order of the file.</param>
/// <param name="By">Who had it drawn.</param>
/// <param name="At">When.</param>
public sealed record ConsentSample(
    SampleId Id,
    ListId List,
    CampaignId Campaign,
    ContentHash Source,
    long Population,
    PartsPerMillion Confidence,
    PartsPerMillion Margin,
    RuleRef Rule,
    ContentHash Rulebook,
    string Seed,
    Sequence<SampleItem> Items,
    Actor By,
    Instant At);
