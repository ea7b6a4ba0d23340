// SPDX-License-Identifier: EUPL-1.2
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>The salts of those who must not be named in the log: kept apart from it, each erasable by itself.</summary>
public interface IRegisterSalts
{
    /// <summary>The salt under that name, made at random and kept when there is none; the same ever after.</summary>
    /// <param name="name">An identifier of the room that asks, never a name, number or tax code of anybody's.</param>
    /// <param name="ct">Cancels.</param>
    Task<Salt> OfAsync(string name, CancellationToken ct);

    /// <summary>Erases a salt for good: what was committed to with it then points to no one.</summary>
    Task EraseAsync(string name, CancellationToken ct);
}
