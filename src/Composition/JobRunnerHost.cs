// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Microsoft.Extensions.Hosting;

namespace Filiera.Composition;

/// <summary>Runs the jobs of the installation beside a host, until the host stops; unfinished jobs are handed back.</summary>
public sealed class JobRunnerHost(JobRunner runner) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => runner.RunAsync(stoppingToken);
}
