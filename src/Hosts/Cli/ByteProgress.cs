// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using NodaTime;

namespace Filiera.Cli;

/// <summary>Says on standard error, twice a second at most, how many bytes of how many are done, how fast, and for how long still.</summary>
internal sealed class ByteProgress(TextWriter target, IClock clock, long total)
{
    private static readonly Duration Between = Duration.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly Instant _started = clock.GetCurrentInstant();
    private Instant _told = clock.GetCurrentInstant();

    /// <summary>Told from any thread.</summary>
    public void Report(long done)
    {
        lock (_lock)
        {
            var now = clock.GetCurrentInstant();
            if (now - _told >= Between)
            {
                _told = now;
                target.WriteLine(ProgressText.Of(new JobProgress(done, total, "bytes", _started, 0, now)));
            }
        }
    }
}
