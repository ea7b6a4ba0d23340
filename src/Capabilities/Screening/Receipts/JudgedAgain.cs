// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What judging a list again came to.</summary>
/// <param name="Shape">How the list is written, as a receipt says it.</param>
/// <param name="Counts">Rows by verdict.</param>
/// <param name="Reasons">Rows by verdict and reason.</param>
/// <param name="ValidUntil">The first instant at which some row that may be called no longer may, or null.</param>
/// <param name="Outputs">The three files.</param>
/// <param name="Root">The root over all rows, or null without a secret.</param>
public sealed record JudgedAgain(
    Json.Map Shape, VerdictCounts Counts, Sequence<ReasonCount> Reasons, Instant? ValidUntil, ScreeningOutputs Outputs, ContentHash? Root);
