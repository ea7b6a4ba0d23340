// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;

namespace Filiera.Register;

/// <summary>One file of a log: up to 256 hashes of one level of its tree, or up to 256 of its entries (C2SP tlog-tiles).</summary>
/// <remarks>A file with fewer than 256 is partial and stands under a name of its own, so that no name ever changes its content.</remarks>
public readonly record struct TilePath
{
    /// <summary>Hashes or entries in a full file.</summary>
    public const int FullWidth = 256;

    /// <summary>The highest level a tree of 2^63 entries could reach.</summary>
    public const int HighestLevel = 7;

    private const int EntriesLevel = -1;

    private TilePath(int level, long index, int width) => (Level, Index, Width) = (level, index, width);

    /// <summary>The level of the hashes, leaves being zero; of entries, −1.</summary>
    public int Level { get; }

    /// <summary>Which file of the level, from zero.</summary>
    public long Index { get; }

    /// <summary>How many hashes or entries, from 1 to <see cref="FullWidth"/>.</summary>
    public int Width { get; }

    /// <summary>True for entries.</summary>
    public bool IsEntries => Level == EntriesLevel;

    /// <summary>True for 256.</summary>
    public bool IsFull => Width == FullWidth;

    /// <summary>The same file once it is full.</summary>
    public TilePath Full => new(Level, Index, FullWidth);

    /// <summary>Bytes such a file can have at most.</summary>
    public int LargestSize => IsEntries ? Width * (EntryBundle.LongestEntry + sizeof(ushort)) : Width * Kernel.ContentHash.Size;

    /// <summary>The file of those hashes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such level, index or width.</exception>
    public static TilePath Hashes(int level, long index, int width = FullWidth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, HighestLevel);
        return Checked(level, index, width);
    }

    /// <summary>The file of those entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such index or width.</exception>
    public static TilePath Entries(long index, int width = FullWidth) => Checked(EntriesLevel, index, width);

    /// <summary>Reads a path below the log's own, such as <c>tile/0/x001/234.p/5</c>.</summary>
    /// <returns>False, and <c>default</c>, for anything else.</returns>
    public static bool TryParse(string? path, out TilePath tile)
    {
        tile = default;
        if (path is null || path.Length > 64 || path.Split('/') is not ["tile", var level, .. { Length: > 0 } parts])
        {
            return false;
        }

        var width = FullWidth;
        if (parts is [.., var stem, var partial] && stem.EndsWith(".p", StringComparison.Ordinal))
        {
            width = Checkpoint.ReadNumber(partial) is { } few and >= 1 and < FullWidth ? (int)few : 0;
            parts = [.. parts[..^2], stem[..^2]];
        }

        if (width == 0 || ReadLevel(level) is not { } read || ReadIndex(parts) is not { } index)
        {
            return false;
        }

        tile = new TilePath(read, index, width);
        return tile.ToString() == path;
    }

    /// <summary>The path below the log's own, as it is served.</summary>
    public override string ToString()
    {
        var number = Index.ToString("D3", CultureInfo.InvariantCulture);
        number = number.PadLeft((number.Length + 2) / 3 * 3, '0');
        var groups = Enumerable.Range(0, number.Length / 3).Select(i => (3 * i < number.Length - 3 ? "x" : "") + number.Substring(3 * i, 3));
        var level = IsEntries ? "entries" : Level.ToString(CultureInfo.InvariantCulture);
        var partial = IsFull ? "" : string.Create(CultureInfo.InvariantCulture, $".p/{Width}");
        return $"tile/{level}/{string.Join('/', groups)}{partial}";
    }

    private static TilePath Checked(int level, long index, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, FullWidth);
        return new TilePath(level, index, width);
    }

    private static int? ReadLevel(string text) => text == "entries" ? EntriesLevel
        : Checkpoint.ReadNumber(text) is { } level and <= HighestLevel ? (int)level
        : null;

    private static long? ReadIndex(string[] groups)
    {
        var digits = string.Concat(groups.Select((group, i) => i < groups.Length - 1 && group.StartsWith('x') ? group[1..] : group));
        return digits.Length == 3 * groups.Length
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
