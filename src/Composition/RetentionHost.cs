// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Filiera.Composition;

/// <summary>Looks every hour what may no longer be kept, and erases it, until the host stops.</summary>
public sealed class RetentionHost(IServiceScopeFactory scopes, TimeProvider time, ILogger<RetentionHost> log) : BackgroundService
{
    private static readonly TimeSpan _between = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                var erasing = scope.ServiceProvider.GetRequiredService<EraseWhatIsOver>().RunAsync(stoppingToken);
                await ((Task)erasing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (erasing.IsFaulted || (erasing.IsCompletedSuccessfully && erasing.Result is Result<EraseWhatIsOver.Erased>.Refused))
                {
                    Log.NotErased(log, erasing.Exception?.InnerException?.GetType().Name ?? "refused");
                }
            }

            await Task.Delay(_between, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
