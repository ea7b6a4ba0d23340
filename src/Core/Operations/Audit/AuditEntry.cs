// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>One line of the audit trail: an act, when it was written, and the hash that ties it to the line before.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">When it was written, in whole microseconds; never earlier than the entry before.</param>
/// <param name="ClockBehind">
/// Zero; or, when the clock had been set back, how far it stood behind the entry before, whose time was then kept.
/// </param>
/// <param name="Act">What was done.</param>
/// <param name="Previous">The hash of the entry before; <c>default</c> for the first.</param>
/// <param name="Hash">The SHA-256 of the canonical form of everything above.</param>
public sealed record AuditEntry(long Number, Instant At, Duration ClockBehind, AuditAct Act, ContentHash Previous, ContentHash Hash)
{
    /// <summary>The entry that follows a head, its hash computed.</summary>
    /// <remarks>A clock that stands behind the head does not stop the work: the head's time is kept and the distance written down.</remarks>
    public static AuditEntry After(AuditHead head, AuditAct act, Instant now) => new AuditDraft(act).After(head, now);

    /// <summary>Reads one line of an export. The hash is taken as written: <see cref="AuditChain"/> checks it.</summary>
    /// <returns>The entry, or <c>audit-entry-unreadable</c>.</returns>
    public static Result<AuditEntry> Parse(ReadOnlySpan<byte> line) => AuditForm.Read(line);

    /// <summary>The hash that the other members give; equal to <see cref="Hash"/> unless something was altered.</summary>
    public ContentHash ComputeHash() => AuditForm.Hash(Number, At, ClockBehind, Act, Previous);

    /// <summary>The head after this entry.</summary>
    public AuditHead ToHead() => new(Number, At, Hash);

    /// <summary>The entry as JSON, with its hash: what an export holds, one per line.</summary>
    public Json ToJson() => AuditForm.ToJson(this);
}
