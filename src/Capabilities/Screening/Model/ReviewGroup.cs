// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The rows under review that share one set of reasons.</summary>
/// <param name="Number">Its number in the queue's index: from 1 in the order first met, or 0 for the rows of all sets beyond the most an index holds.</param>
/// <param name="Reasons">The reasons as printed, such as <c>opted-out-with-consent(RPO-05)</c>, in the order of the rulebook; empty for number 0.</param>
/// <param name="Rows">Its rows.</param>
public sealed record ReviewGroup(int Number, Sequence<string> Reasons, long Rows);
