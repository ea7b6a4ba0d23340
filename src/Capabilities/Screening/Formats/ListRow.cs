// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>What a record of a list turned out to be. The hierarchy is closed.</summary>
public abstract record ListRow
{
    private ListRow()
    {
    }

    /// <summary>A contact with a readable Italian number.</summary>
    public sealed record Readable(Contact Contact) : ListRow;

    /// <summary>A readable number of another country's plan.</summary>
    public sealed record Foreign(long Line, SubscriberNumber Number) : ListRow
    {
        /// <summary>The line: a row may end up in a message.</summary>
        public override string ToString() => FormattableString.Invariant($"line {Line}: foreign");
    }

    /// <summary>No readable number, and the public code that says why.</summary>
    public sealed record Rejected(long Line, string Code) : ListRow;
}
