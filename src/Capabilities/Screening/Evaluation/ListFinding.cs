// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What one list rule found about one contact.</summary>
/// <param name="Outcome">The outcome; what follows "because" is a public reason code.</param>
/// <param name="ValidUntil">The first instant at which a met outcome no longer holds, or null when it does not expire.</param>
public readonly record struct ListFinding(Outcome Outcome, Instant? ValidUntil)
{
    private static readonly Outcome MetOutcome = new Outcome.Met();
    private static readonly Outcome ElsewhereOutcome = new Outcome.NotApplicable("other-basis");

    /// <summary>Met, until an instant or for good.</summary>
    public static ListFinding Met(Instant? until = null) => new(MetOutcome, until);

    /// <summary>The rule speaks about another basis than the contact's.</summary>
    public static ListFinding Elsewhere() => new(ElsewhereOutcome, null);

    /// <summary>Not met, for the reason coded.</summary>
    public static ListFinding NotMet(string code) => new(new Outcome.NotMet(code), null);

    /// <summary>Not run, for the reason coded.</summary>
    public static ListFinding NotRun(string code) => new(new Outcome.NotRun(code), null);
}
