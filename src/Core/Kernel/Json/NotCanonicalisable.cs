// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>The bytes are not a JSON document with one canonical form.</summary>
/// <param name="At">The byte offset at which reading stopped, from zero.</param>
/// <param name="Because">What stands there, in a few words.</param>
public sealed record NotCanonicalisable(int At, string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "json-not-canonicalisable";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The JSON cannot be read at byte {At}: {Because}.");

    /// <inheritdoc/>
    public override string Remedy => "Send UTF-8 JSON without duplicate names, fractions or anything after the document.";
}
