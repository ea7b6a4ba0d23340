// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.SeedWorld;

/// <summary>One step of a play.</summary>
/// <param name="DaysAgo">How many days before the day of the plan it is played.</param>
/// <param name="What">What is done, in a few words.</param>
/// <param name="PlayAsync">Does it in a scope of its own; gives the refusals, none when it was done.</param>
internal sealed record SeedAct(int DaysAgo, string What, Func<IServiceProvider, SeedIds, CancellationToken, Task<Sequence<Refusal>>> PlayAsync);
