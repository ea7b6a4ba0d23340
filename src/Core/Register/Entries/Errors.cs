// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The bytes are not an entry of the register.</summary>
public sealed record EntryUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "register-entry-unreadable";

    /// <inheritdoc/>
    public override string Message => $"This is not an entry of the register: {Because}.";

    /// <inheritdoc/>
    public override string Remedy => "Read the log again with a program that knows this version; an entry is never repaired.";
}
