// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What one list rule found about one ground, or about the whole number.</summary>
/// <param name="Outcome">The outcome; what follows "because" is a public reason code.</param>
/// <param name="ValidUntil">The first instant at which a met outcome no longer holds, or null when it does not expire.</param>
public readonly record struct ListFinding(Outcome Outcome, Instant? ValidUntil)
{
    private static readonly Outcome MetOutcome = new Outcome.Met();
    private static readonly Sequence<ListFinding> MetForGood = [new(MetOutcome, null)];
    private static readonly Sequence<ListFinding> ElsewhereOnly = [new(new Outcome.NotApplicable("other-ground"), null)];

    /// <summary>Met, until an instant or for good.</summary>
    public static Sequence<ListFinding> Met(Instant? until = null) => until is null ? MetForGood : [new(MetOutcome, until)];

    /// <summary>The rule speaks about another ground.</summary>
    public static Sequence<ListFinding> Elsewhere() => ElsewhereOnly;

    /// <summary>Not met, for each reason coded.</summary>
    public static Sequence<ListFinding> NotMet(params IEnumerable<string> codes) =>
        Sequence.From(codes.Select(code => new ListFinding(new Outcome.NotMet(code), null)));

    /// <summary>Not run, for the reason coded.</summary>
    public static Sequence<ListFinding> NotRun(string code) => [new(new Outcome.NotRun(code), null)];

    /// <summary>An outcome already reached, as of a campaign.</summary>
    public static Sequence<ListFinding> Of(Outcome outcome) => [new(outcome, null)];
}
