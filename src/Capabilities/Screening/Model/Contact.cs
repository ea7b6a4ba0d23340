// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>A row of a contact list with a readable Italian number, and what the list says about it.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Number">The number to be called: personal data.</param>
/// <param name="Claim">Why it may be called, according to the row.</param>
public sealed record Contact(long Line, SubscriberNumber Number, Claim Claim)
{
    /// <summary>The line and the masked number: a contact may end up in a message.</summary>
    public override string ToString() => FormattableString.Invariant($"line {Line}: {Number}");
}
