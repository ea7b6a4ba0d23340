// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>The value of an option or argument is not of its form.</summary>
/// <param name="Expected">What was expected, in a few English words.</param>
public sealed record OptionNotUnderstood(string Expected) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "option-not-understood";

    /// <inheritdoc/>
    public override string Message => $"The value cannot be read: it has to be {Expected}.";

    /// <inheritdoc/>
    public override string Remedy => "Correct the value; --help shows what each option takes.";
}
