// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Filiera.Composition;

/// <summary>Looks every minute which deadlines have come, and delivers what waits in the outbox, until the host stops.</summary>
public sealed class ReminderHost(IServiceScopeFactory scopes, OutboxDispatcher outbox, TimeProvider time, ILogger<ReminderHost> log) : BackgroundService
{
    private static readonly TimeSpan _between = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(LookAsync(stoppingToken), outbox.RunAsync(stoppingToken));

    private async Task LookAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                var looking = scope.ServiceProvider.GetRequiredService<RemindOfDeadlines>().RunAsync(ct);
                await ((Task)looking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

                // The next look tells what this one could not.
                if (looking.IsFaulted || (looking.IsCompletedSuccessfully && looking.Result is Result<int>.Refused))
                {
                    Log.RemindersNotLooked(log, looking.Exception?.InnerException?.GetType().Name ?? "refused");
                }
            }

            await Task.Delay(_between, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
