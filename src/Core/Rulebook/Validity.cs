// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Rulebook;

/// <summary>The days on which a rule is in force: from a day, included, to a day, excluded.</summary>
/// <remarks>The hierarchy is closed. A start that was not read is its own case and is never replaced by a guess.</remarks>
public abstract record Validity
{
    private Validity(LocalDate? to) => To = to;

    /// <summary>First day on which the rule is no longer in force, or null when no end is known.</summary>
    public LocalDate? To { get; }

    /// <summary>First day on which the rule may be in force, or null when nothing bounds it or it never is.</summary>
    public abstract LocalDate? Earliest { get; }

    /// <summary>True when the rule is, or must be taken to be, in force on a day.</summary>
    public virtual bool Contains(LocalDate day) => (Earliest is null || day >= Earliest) && (To is null || day < To);

    /// <summary>True when some day lies in both.</summary>
    public bool Overlaps(Validity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this is not NotInForce && other is not NotInForce
            && (Earliest is null || other.To is null || Earliest < other.To)
            && (other.Earliest is null || To is null || other.Earliest < To);
    }

    /// <summary>In force from a known day.</summary>
    public sealed record Dated(LocalDate From, LocalDate? Until) : Validity(Until)
    {
        /// <inheritdoc/>
        public override LocalDate? Earliest => From;
    }

    /// <summary>
    /// In force, from a day that was not read. It is taken to be in force from <see cref="NotBefore"/>, or always when nothing bounds it.
    /// </summary>
    public sealed record StartUnknown(LocalDate? NotBefore, LocalDate? Until) : Validity(Until)
    {
        /// <inheritdoc/>
        public override LocalDate? Earliest => NotBefore;
    }

    /// <summary>In the catalogue but not in force on any day: a bill.</summary>
    public sealed record NotInForce() : Validity((LocalDate?)null)
    {
        /// <inheritdoc/>
        public override LocalDate? Earliest => null;

        /// <inheritdoc/>
        public override bool Contains(LocalDate day) => false;
    }
}
