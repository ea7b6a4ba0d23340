// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>One transaction around an act: everything the stores write inside it is kept together or not at all.</summary>
/// <remarks>
/// Scoped: the stores of the same scope write into the unit that is open. Units of one database take turns, on every engine, so what is
/// read inside stays true until the commit. Hold one briefly, and compute before it is opened.
/// </remarks>
public interface IUnitOfWork
{
    /// <summary>Runs the act and commits when it ends in a value; a refusal or an exception undoes everything.</summary>
    /// <remarks>
    /// A call inside another joins the outer unit; when the inner one is refused, the whole is undone and the outer call gives that
    /// refusal even if its own act went on. The act may run more than once when the database asks for another try, so it has no effect
    /// outside the database.
    /// </remarks>
    /// <returns>What the act gave; or a refusal of the database itself, such as <c>database-locked</c>.</returns>
    Task<Result<T>> CommitAsync<T>(Func<CancellationToken, Task<Result<T>>> act, CancellationToken ct);
}
