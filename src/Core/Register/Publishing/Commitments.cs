// SPDX-License-Identifier: EUPL-1.2
using System.Text;

namespace Filiera.Register;

/// <summary>Makes the subjects that stand for people and sole traders, each under a salt of its own.</summary>
public sealed class Commitments(IRegisterSalts salts)
{
    /// <summary>The commitment to a value under the salt of that name; the same ever after, until the salt is erased.</summary>
    /// <param name="kind">One of the committed kinds.</param>
    /// <param name="name">An identifier of the room that asks, never a name, number or tax code of anybody's.</param>
    /// <param name="value">What is committed to.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">Not a committed kind.</exception>
    public async Task<EntrySubject> CommitAsync(SubjectKind kind, string name, string value, CancellationToken ct) =>
        EntrySubject.Committed(kind, await salts.OfAsync(name, ct), Encoding.UTF8.GetBytes(value));
}
