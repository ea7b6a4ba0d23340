// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>Where the places and streams of a chain stand in a picture: places in columns by how far they are from the beginning.</summary>
public sealed class FlowMap
{
    /// <summary>How wide the picture is.</summary>
    public const int Width = 400;

    /// <summary>How wide a place is.</summary>
    public const int NodeWidth = 10;

    private const int Room = 180;
    private const int LabelHeight = 24;
    private const int Gap = 8;

    private readonly Dictionary<string, (int Column, decimal Top, decimal Height)> _nodes = new(StringComparer.Ordinal);
    private readonly decimal _unit;
    private readonly int _columns;

    /// <summary>Places the streams; those that carry nothing are left out.</summary>
    public FlowMap(IReadOnlyList<Flow> flows)
    {
        Flows = [.. flows.Where(flow => flow.Count > 0)];
        var names = Flows.SelectMany(flow => new[] { flow.From, flow.To }).Distinct(StringComparer.Ordinal).ToArray();
        var columns = names.ToDictionary(name => name, name => ColumnOf(name, 0), StringComparer.Ordinal);
        _columns = names.Length == 0 ? 1 : columns.Values.Max() + 1;
        var largest = names.GroupBy(name => columns[name]).Select(group => group.Sum(Total)).DefaultIfEmpty(1).Max();
        _unit = (decimal)Room / largest;
        foreach (var column in names.GroupBy(name => columns[name]))
        {
            var top = 0m;
            foreach (var name in column)
            {
                var height = Math.Max(2, Total(name) * _unit);
                _nodes[name] = (column.Key, top + LabelHeight, height);
                top += LabelHeight + height + Gap;
            }
        }
    }

    /// <summary>The streams drawn.</summary>
    public IReadOnlyList<Flow> Flows { get; }

    /// <summary>How high the picture is.</summary>
    public decimal Height => _nodes.Count == 0 ? 1 : _nodes.Values.Max(node => node.Top + node.Height) + Gap;

    /// <summary>The places: name, how many pass, left edge, top, height, and whether its label ends at its right edge.</summary>
    public IEnumerable<(string Name, long Count, decimal Left, decimal Top, decimal Height, bool IsLast)> Nodes => _nodes.Select(node =>
        (node.Key, Total(node.Key), Left(node.Value.Column), node.Value.Top, node.Value.Height, node.Value.Column == _columns - 1));

    /// <summary>The streams with the outline of each.</summary>
    public IEnumerable<(Flow Flow, string Outline)> Bands
    {
        get
        {
            var left = new Dictionary<string, decimal>(StringComparer.Ordinal);
            var entered = new Dictionary<string, decimal>(StringComparer.Ordinal);
            foreach (var flow in Flows)
            {
                var thick = Math.Max(2, flow.Count * _unit);
                var (from, to) = (_nodes[flow.From], _nodes[flow.To]);
                var (x0, x1) = (Left(from.Column) + NodeWidth, Left(to.Column));
                var y0 = from.Top + left.GetValueOrDefault(flow.From);
                var y1 = to.Top + entered.GetValueOrDefault(flow.To);
                left[flow.From] = left.GetValueOrDefault(flow.From) + (flow.Count * _unit);
                entered[flow.To] = entered.GetValueOrDefault(flow.To) + (flow.Count * _unit);
                var middle = (x0 + x1) / 2;
                yield return (flow, FormattableString.Invariant(
                    $"M{x0:0.#} {y0:0.#}C{middle:0.#} {y0:0.#} {middle:0.#} {y1:0.#} {x1:0.#} {y1:0.#}v{thick:0.#}C{middle:0.#} {y1 + thick:0.#} {middle:0.#} {y0 + thick:0.#} {x0:0.#} {y0 + thick:0.#}z"));
            }
        }
    }

    private decimal Left(int column) => _columns == 1 ? 0 : (decimal)(Width - NodeWidth) / (_columns - 1) * column;

    private long Total(string name) => Math.Max(
        Flows.Where(flow => flow.From == name).Sum(flow => flow.Count), Flows.Where(flow => flow.To == name).Sum(flow => flow.Count));

    // A chain that bites its own tail is cut where the walk has passed every stream once.
    private int ColumnOf(string name, int depth) => depth > Flows.Count
        ? depth
        : Flows.Where(flow => flow.To == name).Select(flow => ColumnOf(flow.From, depth + 1) + 1).DefaultIfEmpty(0).Max();
}
