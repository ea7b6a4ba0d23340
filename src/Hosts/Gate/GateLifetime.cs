// SPDX-License-Identifier: EUPL-1.2
using Microsoft.Extensions.Hosting;

namespace Filiera.Gate;

/// <summary>Leaves signals to whoever started the gate: a server that stops by itself at the first signal would not drain.</summary>
internal sealed class GateLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
