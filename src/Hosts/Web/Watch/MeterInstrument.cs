// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Filiera.Web;

/// <summary>An instrument of the program and what it measured so far, as Prometheus names and writes it.</summary>
internal sealed class MeterInstrument
{
    // More label values than these are a fault of the instrument, and must not fill the memory.
    private const int MostSeries = 2_000;

    private static readonly double[] UsualBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    // Labels that name no machine, address or person.
    private static readonly HashSet<string> Labels = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "error.type", "kind", "state",
        "gc.heap.generation", "dotnet.gc.heap.generation", "cpu.mode", "aspnetcore.rate_limiting.policy", "aspnetcore.rate_limiting.result",
    };

    private readonly ConcurrentDictionary<string, MeterSeries> _series = new(StringComparer.Ordinal);
    private readonly Instrument _instrument;
    private readonly double[] _bounds;
    private readonly Way _way;

    /// <summary>An instrument that has just been published.</summary>
    public MeterInstrument(Instrument instrument)
    {
        _instrument = instrument;
        var kind = instrument.GetType().Name;
        _way = kind switch
        {
            _ when kind.StartsWith("Histogram", StringComparison.Ordinal) => Way.Histogram,
            _ when kind.StartsWith("Counter", StringComparison.Ordinal) => Way.Counter,
            _ when kind.StartsWith("ObservableCounter", StringComparison.Ordinal) => Way.ObservedCounter,
            _ when kind.StartsWith("UpDownCounter", StringComparison.Ordinal) => Way.Level,
            _ => Way.ObservedLevel,
        };
        _bounds = _way != Way.Histogram ? [] : BoundsOf(instrument);
        Name = NameOf(instrument, _way is Way.Counter or Way.ObservedCounter);
    }

    private enum Way
    {
        Counter,
        ObservedCounter,
        Level,
        ObservedLevel,
        Histogram,
    }

    /// <summary>The name in the metrics.</summary>
    public string Name { get; }

    /// <summary>Takes a measurement.</summary>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        if (!_series.TryGetValue(labels, out var series))
        {
            if (_series.Count >= MostSeries)
            {
                return;
            }

            series = _series.GetOrAdd(labels, key => new MeterSeries(key, _bounds));
        }

        switch (_way)
        {
            case Way.Histogram:
                series.Record(value);
                break;
            case Way.Counter or Way.Level:
                series.Add(value);
                break;
            default:
                series.Set(value);
                break;
        }
    }

    /// <summary>Writes help, type and every series; nothing while nothing was measured.</summary>
    public void Write(StringBuilder to)
    {
        if (_series.IsEmpty)
        {
            return;
        }

        to.Append("# HELP ").Append(Name).Append(' ').Append(_instrument.Description?.ReplaceLineEndings(" ") ?? _instrument.Name).Append('\n');
        to.Append("# TYPE ").Append(Name).Append(' ').Append(_way switch
        {
            Way.Histogram => "histogram",
            Way.Counter or Way.ObservedCounter => "counter",
            _ => "gauge",
        }).Append('\n');
        foreach (var (_, series) in _series.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (_way == Way.Histogram)
            {
                series.WriteHistogram(Name, to);
            }
            else
            {
                series.WriteValue(Name, to);
            }
        }
    }

    private static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds],
        Histogram<long> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => UsualBounds,
    };

    private static string NameOf(Instrument instrument, bool counts)
    {
        var name = string.Concat(instrument.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        return name + (name.EndsWith(unit, StringComparison.Ordinal) ? "" : unit) + (counts ? "_total" : "");
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            if (!Labels.Contains(key))
            {
                continue;
            }

            labels.Append(labels.Length == 0 ? "" : ",").Append(key.Replace('.', '_')).Append("=\"");
            labels.Append((value?.ToString() ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal));
            labels.Append('"');
        }

        return labels.ToString();
    }
}
