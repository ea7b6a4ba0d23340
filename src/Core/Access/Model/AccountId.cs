// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Access;

/// <summary>The identifier of an account: of a person who signs in, never their name.</summary>
public readonly record struct AccountId(Guid Value) : IComparable<AccountId>
{
    /// <inheritdoc/>
    public int CompareTo(AccountId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
