// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Filiera.Operations;

namespace Filiera.Web;

/// <summary>Listens to the program's instruments from its start and writes them in the text format of Prometheus (0.0.4).</summary>
/// <remarks>Counts and durations by route, method and status: no address, no identifier, no person.</remarks>
public sealed class MeterBook : IDisposable
{
    private static readonly HashSet<string> Meters = new(StringComparer.Ordinal)
    {
        JobTelemetry.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting",
    };

    private readonly ConcurrentDictionary<Instrument, MeterInstrument> _instruments = new();
    private readonly MeterListener _listener = new();

    /// <summary>Begins to listen, to this host's instruments and to those of the whole program.</summary>
    public MeterBook(IMeterFactory host)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Contains(instrument.Meter.Name) && (instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, host)))
            {
                listener.EnableMeasurementEvents(instrument, _instruments.GetOrAdd(instrument, one => new MeterInstrument(one)));
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => ((MeterInstrument)state!).Take(value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => ((MeterInstrument)state!).Take(value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => ((MeterInstrument)state!).Take(value, tags));
        _listener.Start();
    }

    /// <summary>Everything measured so far.</summary>
    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var instrument in _instruments.Values.OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            instrument.Write(text);
        }

        return text.ToString();
    }

    /// <summary>Stops listening.</summary>
    public void Dispose() => _listener.Dispose();
}
