// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>A subject was named in another way than kind:identifier.</summary>
public sealed record EvidenceSubjectNotUnderstood : Refusal
{
    /// <inheritdoc/>
    public override string Code => "evidence-subject-not-understood";

    /// <inheritdoc/>
    public override string Message => "A subject is a kind, a colon and an identifier.";

    /// <inheritdoc/>
    public override string Remedy => "Copy it from: filiera evidence list.";
}
