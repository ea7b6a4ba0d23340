// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Sql;

/// <summary>Scopes for background work, with everything registered for them.</summary>
internal sealed class WorkScopes(IServiceScopeFactory scopes) : IWorkScopes
{
    public IWorkScope Open() => new Scope(scopes.CreateAsyncScope());

    private sealed class Scope(AsyncServiceScope scope) : IWorkScope
    {
        private IReadOnlyList<IJobHandler>? _handlers;
        private IReadOnlyList<IOutboxSender>? _senders;

        public IUnitOfWork UnitOfWork => scope.ServiceProvider.GetRequiredService<IUnitOfWork>();

        public IJobQueue Jobs => scope.ServiceProvider.GetRequiredService<IJobQueue>();

        public IReadOnlyList<IJobHandler> Handlers => _handlers ??= [.. scope.ServiceProvider.GetServices<IJobHandler>()];

        public IOutboxQueue Outbox => scope.ServiceProvider.GetRequiredService<IOutboxQueue>();

        public IReadOnlyList<IOutboxSender> Senders => _senders ??= [.. scope.ServiceProvider.GetServices<IOutboxSender>()];

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}
