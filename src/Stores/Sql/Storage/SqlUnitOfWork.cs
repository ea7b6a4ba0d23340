// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Filiera.Stores.Sql;

/// <summary>A transaction on the context of the scope, in turn with all other writers.</summary>
internal sealed class SqlUnitOfWork(FilieraContext context, SqlEngine engine) : IUnitOfWork
{
    private const int Tries = 5;
    private Fate? _open;

    public Task<Result<T>> CommitAsync<T>(Func<CancellationToken, Task<Result<T>>> act, CancellationToken ct) =>
        _open is { } fate ? JoinAsync(fate, act, ct) : RunAsync(act, ct);

    private static async Task<Result<T>> JoinAsync<T>(Fate fate, Func<CancellationToken, Task<Result<T>>> act, CancellationToken ct)
    {
        // Broken until it ends well, so that an exception the outer act swallows still undoes everything.
        fate.Unended++;
        var result = await act(ct);
        fate.Unended--;
        if (result is Result<T>.Refused refused)
        {
            fate.Refusals ??= refused.Refusals;
        }

        return result;
    }

    private async Task<Result<T>> RunAsync<T>(Func<CancellationToken, Task<Result<T>>> act, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(act, ct);
            }
            catch (Exception e) when (attempt < Tries && engine.AsksForAnotherTry(e))
            {
                // Rolled back because of another transaction: the act is run again.
            }
            catch (Exception e) when (engine.Explain(e) is { } refusal)
            {
                return refusal;
            }
        }
    }

    private async Task<Result<T>> OnceAsync<T>(Func<CancellationToken, Task<Result<T>>> act, CancellationToken ct)
    {
        using var turn = await engine.EnterAsync(ct);
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        try
        {
            await engine.TakeTurnAsync(context.Database.GetDbConnection(), transaction.GetDbTransaction(), ct);
            var fate = _open = new Fate();
            var result = await act(ct);
            if (fate.Unended > 0)
            {
                throw new InvalidOperationException("A unit of work inside this one failed: nothing is committed.");
            }

            if (result is Result<T>.Refused)
            {
                return result;
            }

            if (fate.Refusals is { } refusals)
            {
                return refusals;
            }

            if (context.ChangeTracker.HasChanges())
            {
                await context.SaveChangesAsync(ct);
            }

            // Once begun, a commit is not given up: its outcome would be unknown.
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _open = null;
            context.ChangeTracker.Clear();
        }
    }

    private sealed class Fate
    {
        public int Unended { get; set; }

        public Sequence<Refusal>? Refusals { get; set; }
    }
}
