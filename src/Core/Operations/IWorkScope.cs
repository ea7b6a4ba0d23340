// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>One unit of background work with stores of its own, as a request has them; disposed when the work is done.</summary>
public interface IWorkScope : IAsyncDisposable
{
    /// <summary>The unit of work of the scope.</summary>
    IUnitOfWork UnitOfWork { get; }

    /// <summary>The jobs waiting.</summary>
    IJobQueue Jobs { get; }

    /// <summary>Who carries jobs out, at most one for each kind.</summary>
    IReadOnlyList<IJobHandler> Handlers { get; }

    /// <summary>The messages waiting.</summary>
    IOutboxQueue Outbox { get; }

    /// <summary>Who delivers messages, at most one for each topic.</summary>
    IReadOnlyList<IOutboxSender> Senders { get; }
}
