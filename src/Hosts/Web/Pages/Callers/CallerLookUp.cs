// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Web;

/// <summary>What is known here of the number a call came from.</summary>
/// <param name="Number">The number, as the plan writes it.</param>
/// <param name="Country">Its country; null when it is Italian.</param>
/// <param name="Now">The declarations in force today.</param>
/// <param name="Before">The declarations that have ended, the newest first.</param>
/// <param name="Book">All parties, for names.</param>
public sealed record CallerLookUp(CallerId Number, string? Country, Sequence<DeclaredNumber> Now, Sequence<DeclaredNumber> Before, PartyBook Book)
{
    /// <summary>Looks a number up among those declared.</summary>
    /// <returns>What is known; or why the text is no number: <see cref="NumberIsInvalid"/>, <see cref="NumberIsAmbiguous"/>.</returns>
    public static Result<CallerLookUp> Of(string text, PartyBook book, LocalDate today)
    {
        if (CallerId.Parse(text) is not Result<CallerId>.Ok { Value: var caller })
        {
            return ((Result<CallerId>.Refused)CallerId.Parse(text)).Refusals;
        }

        var declared = book.DeclarationsOf(caller).ToArray();
        return new CallerLookUp(
            caller,
            NumberParser.Parse(text).Country is { } country and not "IT" ? country : null,
            Sequence.From(declared.Where(one => one.Effective.Contains(today))),
            Sequence.From(declared.Where(one => one.Effective.HasEndedBy(today)).Reverse()),
            book);
    }
}
