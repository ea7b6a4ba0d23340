// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>One reason why a file was not taken for the register's answer.</summary>
/// <param name="Code">The public code of the refusal.</param>
/// <param name="Where">File and line, or null where it concerns the whole.</param>
public sealed record RefusedAnswer(string Code, string? Where)
{
    /// <summary>What is kept of a refusal.</summary>
    public static RefusedAnswer Of(Refusal refusal) => new(refusal.Code, refusal.Where);
}
