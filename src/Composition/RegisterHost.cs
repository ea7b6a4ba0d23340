// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Filiera.Composition;

/// <summary>Publishes what was decided beside a host, until the host stops: well within the log's maximum merge delay.</summary>
/// <remarks>While another process writes the log, or the database is busy, it waits for the next round.</remarks>
public sealed class RegisterHost(IServiceScopeFactory scopes, TimeProvider time, ILogger<RegisterHost> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RegisterOptions.Interval.ToTimeSpan(), time);
        do
        {
            var round = PublishAsync(stoppingToken);
            await ((Task)round).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (round.IsFaulted && !stoppingToken.IsCancellationRequested)
            {
                Log.RegisterNotPublished(logger, round.Exception.InnerException!.GetType().Name);
            }
            else if (round.IsCompletedSuccessfully && round.Result is Result<PublishedRegister>.Refused refused)
            {
                Log.RegisterNotPublished(logger, refused.Refusals[0].Code);
            }
            else if (round.IsCompletedSuccessfully && round.Result is Result<PublishedRegister>.Ok { Value.Contradicted: { IsEmpty: false } witnesses })
            {
                Log.WitnessContradicts(logger, string.Join(", ", witnesses));
            }
        }
        while (!stoppingToken.IsCancellationRequested && await NextAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken ct)
    {
        var tick = timer.WaitForNextTickAsync(ct).AsTask();
        await ((Task)tick).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return tick.IsCompletedSuccessfully && tick.Result;
    }

    private async Task<Result<PublishedRegister>?> PublishAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var publish = scope.ServiceProvider.GetRequiredService<PublishRegister>();
        var published = await publish.IsDueAsync(ct) ? await publish.RunAsync(ct) : null;

        // What somebody else published is told too; what is not told now, in the next round.
        await scope.ServiceProvider.GetRequiredService<RegisterSubscribers>().TellAsync(ct);
        return published;
    }
}
