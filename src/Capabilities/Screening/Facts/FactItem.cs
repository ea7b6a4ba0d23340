// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>What one row of a fact file says about its number. The hierarchy is closed.</summary>
internal abstract record FactItem
{
    private FactItem()
    {
    }

    /// <summary>A ground for calling.</summary>
    public sealed record Grounds(Ground Ground) : FactItem;

    /// <summary>Something against calling, since a day or since ever.</summary>
    public sealed record Excludes(Exclusion Exclusion, DateField On) : FactItem;

    /// <summary>What a person decided, and when.</summary>
    public sealed record Decides(ReviewDecision Decision, Instant At) : FactItem;

    /// <summary>True where two rows of one reference must say the same.</summary>
    public bool IsNamed => this is Grounds { Ground: Ground.Consent or Ground.Contract };

    /// <summary>The same item, found to stand elsewhere under the same reference with another content.</summary>
    public FactItem Contradicted() => this switch
    {
        Grounds { Ground: Ground.Consent consent } => new Grounds(consent with { IsContradictory = true }),
        Grounds { Ground: Ground.Contract contract } => new Grounds(contract with { IsContradictory = true }),
        _ => this,
    };
}
