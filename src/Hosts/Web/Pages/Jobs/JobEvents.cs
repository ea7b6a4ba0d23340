// SPDX-License-Identifier: EUPL-1.2
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Filiera.Operations;

namespace Filiera.Web;

/// <summary>A job told as server-sent events: <c>progress</c> each time something of it changed, then <c>end</c>.</summary>
public sealed class JobEvents(IServiceScopeFactory scopes, TimeProvider time, IHostApplicationLifetime life)
{
    // Whoever listens comes back by itself; a connection is not kept for a day.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Follows a job until it ends, the host stops or the listener goes.</summary>
    /// <param name="id">The job.</param>
    /// <param name="tell">How it is told; equal tellings are told once.</param>
    /// <param name="ct">The listener.</param>
    public async IAsyncEnumerable<SseItem<T>> FollowAsync<T>(JobId id, Func<Job, T> tell, [EnumeratorCancellation] CancellationToken ct)
        where T : IEquatable<T>
    {
        var began = time.GetTimestamp();
        var (told, any) = (default(T), false);
        while (!life.ApplicationStopping.IsCancellationRequested && time.GetElapsedTime(began) < Longest)
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<IJobs>().FindAsync(id, ct) is not { } job)
            {
                yield break;
            }

            var now = tell(job);
            if (!any || !now.Equals(told!))
            {
                (told, any) = (now, true);
                yield return new SseItem<T>(now, job.IsFinal ? "end" : "progress");
            }

            if (job.IsFinal)
            {
                yield break;
            }

            await Task.Delay(Pause, time, ct);
        }
    }
}
