// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Tells the basis of a number and what asking the register about it is worth, by the list rules themselves. Pure.</summary>
/// <param name="context">What the rules look at besides the number; its answers are not.</param>
/// <param name="rules">The list rules in force.</param>
/// <param name="holds">How long an answer holds.</param>
internal sealed class NumberClasses(ListContext context, Sequence<AppliedRule> rules, NodaTime.Duration holds)
{
    private const Exclusion AnyOpposition =
        Exclusion.OpposedToClient | Exclusion.OwnList | Exclusion.ClientList | Exclusion.CampaignList;

    private const string EnergyCheck = "energy-opt-in";
    private static readonly string[] BasisChecksNamed = ["basis-present", "contract-exemption", "request-one-off"];
    private static readonly Basis[] Order = [Basis.Customer, Basis.Request, Basis.Consent, Basis.Directory];

    private readonly OptOutAnswer _keep = new(false, context.AsOf);

    /// <summary>The class of a number.</summary>
    /// <param name="claim">What its row says.</param>
    /// <param name="onFile">What is on file.</param>
    /// <param name="answer">The newest answer to this very controller, or null.</param>
    public NumberClass Of(Claim claim, NumberFacts onFile, OptOutAnswer? answer)
    {
        if ((onFile.Exclusions & AnyOpposition) != 0)
        {
            return new NumberClass(Basis.None, NumberStanding.Opposed);
        }

        var kept = new Situation(claim, onFile, _keep);
        var basis = BasisOf(kept, BasisChecksNamed);
        if (basis == Basis.None)
        {
            return new NumberClass(Basis.None, NumberStanding.NoBasis);
        }

        basis = BasisOf(kept, [.. BasisChecksNamed, EnergyCheck]);
        return basis == Basis.None
            ? new NumberClass(Basis.None, NumberStanding.NotOptedIn)
            : new NumberClass(basis, StandingOf(kept, answer));
    }

    // The answer is worth asking for only where it changes what the rules say of the number.
    private NumberStanding StandingOf(Situation kept, OptOutAnswer? answer)
    {
        if (answer is { } given && given.CheckedAt <= context.AsOf && context.AsOf < given.CheckedAt + holds)
        {
            return NumberStanding.Fresh;
        }

        var best = ListVerdict.Of(kept, context, rules);
        var without = ListVerdict.Of(kept with { Answer = null }, context, rules);
        return best.Verdict == Verdict.Withhold ? NumberStanding.Excluded
            : best.Verdict == without.Verdict && best.Reasons == without.Reasons ? NumberStanding.Carried
            : NumberStanding.Worth;
    }

    private Basis BasisOf(Situation situation, string[] checks)
    {
        var grounds = GroundsOfANumber.Of(situation);
        return Array.Find(Order, basis => grounds.Any(ground => BasisOf(ground) == basis && Holds(ground, situation, checks)));
    }

    // What could not be checked is no reason to drop a number: a person may still have to look at it.
    private bool Holds(Ground ground, Situation situation, string[] checks) => !rules.Any(applied =>
        applied.Rule.Check is RuleCheck.Named named && checks.Contains(named.Name)
        && ListChecks.OfAGround[named.Name](ground, situation, context, applied.Rule).Any(finding => finding.Outcome is Outcome.NotMet));

    private static Basis BasisOf(Ground ground) => ground switch
    {
        Ground.Contract => Basis.Customer,
        Ground.Request => Basis.Request,
        Ground.Consent => Basis.Consent,
        Ground.Directory => Basis.Directory,
        _ => Basis.None,
    };
}
