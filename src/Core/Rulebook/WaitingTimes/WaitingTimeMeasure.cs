// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>One figure of a waiting-time profile: what is timed, over which calls, and its limit.</summary>
/// <param name="Id">A kebab-case name, unique in its profile.</param>
/// <param name="Kind">What it computes.</param>
/// <param name="Formula">The formula in plain words.</param>
/// <param name="Starts">When the clock starts; null when nothing is timed.</param>
/// <param name="Stops">When the clock stops; null when nothing is timed.</param>
/// <param name="Population">The calls it is taken over.</param>
/// <param name="Abandoned">How callers who gave up count.</param>
/// <param name="Period">The period it is taken over.</param>
/// <param name="Parameters">Threshold and limit: <c>threshold_seconds</c>, <c>limit_seconds</c>, <c>floor_ppm</c>, <c>ceiling_ppm</c>.</param>
/// <param name="WordingGrade">How sure the wording of the formula is.</param>
/// <param name="LimitGrade">How sure the limit is.</param>
public sealed record WaitingTimeMeasure(
    string Id,
    WaitingMeasureKind Kind,
    Bilingual Formula,
    WaitingMoment? Starts,
    WaitingMoment? Stops,
    CallPopulation Population,
    AbandonedCalls Abandoned,
    MeasurePeriod Period,
    Sequence<Parameter> Parameters,
    Grade WordingGrade,
    Grade LimitGrade);
