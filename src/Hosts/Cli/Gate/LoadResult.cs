// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Cli;

/// <summary>What a load run came to.</summary>
/// <param name="Answered">Requests answered with status 2xx while it counted.</param>
/// <param name="Refused">Requests answered otherwise.</param>
/// <param name="Broken">Connections that ended before an answer.</param>
/// <param name="Seconds">How long it counted.</param>
/// <param name="Latency">From the instant a request was due to its whole answer.</param>
internal sealed record LoadResult(long Answered, long Refused, long Broken, double Seconds, LatencyHistogram Latency)
{
    /// <summary>Answers in a second.</summary>
    public double PerSecond => Answered / Seconds;
}
