// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>The words of the rulebook's enumerations.</summary>
public static class Spelling
{
    /// <summary>P, P~, S, K.</summary>
    public static Vocabulary<Grade> Grades { get; } = new((Grade.P, "P"), (Grade.PProvisional, "P~"), (Grade.S, "S"), (Grade.K, "K"));

    /// <summary>list, dial, after, document, audit.</summary>
    public static Vocabulary<Stage> Stages { get; } = new(
        (Stage.List, "list"), (Stage.Dial, "dial"), (Stage.After, "after"), (Stage.Document, "document"), (Stage.Audit, "audit"));

    /// <summary>info, warning, violation, review, block.</summary>
    public static Vocabulary<Severity> Severities { get; } = new(
        (Severity.Info, "info"), (Severity.Warning, "warning"), (Severity.Violation, "violation"), (Severity.Review, "review"),
        (Severity.Block, "block"));

    /// <summary>allow, review, withhold.</summary>
    public static Vocabulary<Consequence> Consequences { get; } = new(
        (Consequence.Allow, "allow"), (Consequence.Review, "review"), (Consequence.Withhold, "withhold"));

    /// <summary>energy, telecommunications and so on; other for none of them.</summary>
    public static Vocabulary<Sector> Sectors { get; } = new(
        (Sector.Other, "other"), (Sector.Energy, "energy"), (Sector.Telecommunications, "telecommunications"), (Sector.Water, "water"),
        (Sector.Post, "post"), (Sector.Transport, "transport"), (Sector.Finance, "finance"), (Sector.Insurance, "insurance"),
        (Sector.Retail, "retail"));

    /// <summary>promotion, market-research and so on.</summary>
    public static Vocabulary<Purpose> Purposes { get; } = new(
        (Purpose.Promotion, "promotion"), (Purpose.MarketResearch, "market-research"), (Purpose.Statistics, "statistics"),
        (Purpose.Satisfaction, "satisfaction"), (Purpose.Service, "service"), (Purpose.CreditCollection, "credit-collection"),
        (Purpose.CustomerCare, "customer-care"));

    /// <summary>C, LP, CC, AG, ALL, TLC, OdM, SELL, REG, USER.</summary>
    public static Vocabulary<ActorRole> Actors { get; } = new(
        (ActorRole.Client, "C"), (ActorRole.ListProvider, "LP"), (ActorRole.ContactCentre, "CC"), (ActorRole.Agency, "AG"),
        (ActorRole.Everyone, "ALL"), (ActorRole.PhoneCompany, "TLC"), (ActorRole.MonitoringBody, "OdM"), (ActorRole.EnergySeller, "SELL"),
        (ActorRole.PublicBody, "REG"), (ActorRole.User, "USER"));

    /// <summary>duty, benchmark, context, proposal.</summary>
    public static Vocabulary<RuleNature> Natures { get; } = new(
        (RuleNature.Duty, "duty"), (RuleNature.Benchmark, "benchmark"), (RuleNature.Context, "context"), (RuleNature.Proposal, "proposal"));

    /// <summary>stated, default, historic, contrary.</summary>
    public static Vocabulary<ParameterStanding> Standings { get; } = new(
        (ParameterStanding.Stated, "stated"), (ParameterStanding.ProposedDefault, "default"), (ParameterStanding.Historic, "historic"),
        (ParameterStanding.Contrary, "contrary"));

    /// <summary>adopt, decline, withdraw.</summary>
    public static Vocabulary<AdoptionDecision> Decisions { get; } = new(
        (AdoptionDecision.Adopt, "adopt"), (AdoptionDecision.Decline, "decline"), (AdoptionDecision.Withdraw, "withdraw"));

    /// <summary>mean-time, share-within, share-answered, availability, share-abandoned.</summary>
    public static Vocabulary<WaitingMeasureKind> MeasureKinds { get; } = new(
        (WaitingMeasureKind.MeanTime, "mean-time"),
        (WaitingMeasureKind.ShareWithin, "share-within"),
        (WaitingMeasureKind.ShareAnswered, "share-answered"),
        (WaitingMeasureKind.Availability, "availability"),
        (WaitingMeasureKind.ShareAbandoned, "share-abandoned"));

    /// <summary>start, agent-choice, queue-entry, agent-answer, agent-answer-or-hang-up, effective-attention.</summary>
    public static Vocabulary<WaitingMoment> Moments { get; } = new(
        (WaitingMoment.Start, "start"),
        (WaitingMoment.AgentChoice, "agent-choice"),
        (WaitingMoment.QueueEntry, "queue-entry"),
        (WaitingMoment.AgentAnswer, "agent-answer"),
        (WaitingMoment.AgentAnswerOrHangUp, "agent-answer-or-hang-up"),
        (WaitingMoment.EffectiveAttention, "effective-attention"));

    /// <summary>received, asked-for-agent, asked-or-sent, to-person, answered-or-abandoned-late, offered, opening-time.</summary>
    public static Vocabulary<CallPopulation> Populations { get; } = new(
        (CallPopulation.Received, "received"),
        (CallPopulation.AskedForAgent, "asked-for-agent"),
        (CallPopulation.AskedOrSent, "asked-or-sent"),
        (CallPopulation.ToPerson, "to-person"),
        (CallPopulation.AnsweredOrAbandonedLate, "answered-or-abandoned-late"),
        (CallPopulation.Offered, "offered"),
        (CallPopulation.OpeningTime, "opening-time"));

    /// <summary>unstated, included, excluded, miss-after-threshold, counted, not-applicable.</summary>
    public static Vocabulary<AbandonedCalls> Abandoned { get; } = new(
        (AbandonedCalls.Unstated, "unstated"),
        (AbandonedCalls.Included, "included"),
        (AbandonedCalls.Excluded, "excluded"),
        (AbandonedCalls.MissAfterThreshold, "miss-after-threshold"),
        (AbandonedCalls.Counted, "counted"),
        (AbandonedCalls.NotApplicable, "not-applicable"));

    /// <summary>unstated, year, contract.</summary>
    public static Vocabulary<MeasurePeriod> Periods { get; } = new(
        (MeasurePeriod.Unstated, "unstated"),
        (MeasurePeriod.Year, "year"),
        (MeasurePeriod.Contract, "contract"));

    /// <summary>The words of the single stages in a set of stages, in their order.</summary>
    public static Sequence<string> WordsOf(Stage stages) => Sequence.From(
        Enum.GetValues<Stage>().Where(stage => stage != Stage.None && stages.HasFlag(stage)).Select(Stages.Of));
}
