// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;

namespace Filiera.Web;

/// <summary>One line, or one family of bucket lines, of the metrics: the measurements of an instrument under the same labels.</summary>
internal sealed class MeterSeries(string labels, IReadOnlyList<double> bounds)
{
    private readonly Lock _gate = new();
    private readonly long[] _buckets = new long[bounds.Count];
    private long _count;
    private double _value;

    /// <summary>Adds to a counter.</summary>
    public void Add(double value)
    {
        lock (_gate)
        {
            _value += value;
        }
    }

    /// <summary>Takes the place of what was observed before.</summary>
    public void Set(double value)
    {
        lock (_gate)
        {
            _value = value;
        }
    }

    /// <summary>Counts a value into its buckets.</summary>
    public void Record(double value)
    {
        lock (_gate)
        {
            _count++;
            _value += value;
            for (var i = 0; i < bounds.Count; i++)
            {
                if (value <= bounds[i])
                {
                    _buckets[i]++;
                }
            }
        }
    }

    /// <summary>Writes the value.</summary>
    public void WriteValue(string name, StringBuilder to)
    {
        lock (_gate)
        {
            Line(to, name, labels, null, Text(_value));
        }
    }

    /// <summary>Writes buckets, sum and count.</summary>
    public void WriteHistogram(string name, StringBuilder to)
    {
        lock (_gate)
        {
            for (var i = 0; i < bounds.Count; i++)
            {
                Line(to, name + "_bucket", labels, $"le=\"{Text(bounds[i])}\"", Text(_buckets[i]));
            }

            Line(to, name + "_bucket", labels, "le=\"+Inf\"", Text(_count));
            Line(to, name + "_sum", labels, null, Text(_value));
            Line(to, name + "_count", labels, null, Text(_count));
        }
    }

    private static void Line(StringBuilder to, string name, string labels, string? more, string value)
    {
        var all = more is null ? labels : labels.Length == 0 ? more : labels + "," + more;
        to.Append(name);
        if (all.Length > 0)
        {
            to.Append('{').Append(all).Append('}');
        }

        to.Append(' ').Append(value).Append('\n');
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
