// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>Something wrong with an audit trail, and where. The hierarchy is closed.</summary>
public abstract record AuditFinding
{
    private AuditFinding()
    {
    }

    /// <summary>The entry's content does not give its hash: something in it was changed.</summary>
    public sealed record Altered(long Number) : AuditFinding;

    /// <summary>The entry's hash of the entry before is not that entry's: one of the two was replaced.</summary>
    public sealed record Unlinked(long Number) : AuditFinding;

    /// <summary>Entries are missing: from the first number, included, to the second, included.</summary>
    public sealed record Gap(long From, long To) : AuditFinding;

    /// <summary>The entry comes after one with the same or a greater number.</summary>
    public sealed record OutOfOrder(long Number, long After) : AuditFinding;

    /// <summary>The entry is earlier than the one before it.</summary>
    public sealed record TimeWentBack(long Number) : AuditFinding;

    /// <summary>The trail ends at the first number, but is known to have reached the second.</summary>
    public sealed record Truncated(long Last, long Known) : AuditFinding;

    /// <summary>The entry is not the one known to have stood under this number: the trail was rewritten up to here.</summary>
    public sealed record Rewritten(long Number, ContentHash Known) : AuditFinding;
}
