// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;

namespace Filiera.Bench;

/// <summary>What one run of load came to; times in nanoseconds.</summary>
public sealed record GateLoad(double PerSecond, int Batch, long Refused, long Broken, long P50, long P99, long P999, long Longest)
{
    /// <summary>Reads what <c>filiera gate load --json</c> prints.</summary>
    public static GateLoad Read(string json)
    {
        var root = JsonDocument.Parse(json).RootElement;
        long Of(string name) => root.GetProperty(name).GetInt64();
        return new GateLoad(
            Of("answered") * 1000.0 / Of("seconds_ms"), (int)Of("batch"), Of("refused"), Of("broken"), Of("p50_ns"), Of("p99_ns"), Of("p999_ns"), Of("longest_ns"));
    }
}
