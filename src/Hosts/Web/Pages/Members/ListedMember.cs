// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;

namespace Filiera.Web;

/// <summary>A membership with whose it is, or null where the account is gone.</summary>
public sealed record ListedMember(Membership Member, AccountCard? Card)
{
    /// <summary>The name and address of its holder, or the account's identifier.</summary>
    public static string NameOf(Membership member, AccountCard? card) => card is null ? member.Account.ToString() : $"{card.Name} ({card.Email})";
}
