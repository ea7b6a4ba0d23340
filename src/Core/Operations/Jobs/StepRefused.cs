// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>Thrown when the unit of work of a step was refused, such as by a locked or full database: the attempt fails and is tried again.</summary>
public sealed class StepRefused(Sequence<Refusal> because) : Exception(string.Join(Environment.NewLine, because))
{
    /// <summary>Why, at least one.</summary>
    public Sequence<Refusal> Because { get; } = because;
}
