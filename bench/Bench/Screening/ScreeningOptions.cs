// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;

namespace Filiera.Bench;

/// <summary>What <c>bench screening</c> was asked to do.</summary>
/// <param name="Folder">Where the data lie; it needs about 20 GB at full size.</param>
/// <param name="Date">The day to write on the page.</param>
/// <param name="Rows">Rows of the list.</param>
/// <param name="Answers">Answers of the register; 31 for every 20 rows, and never more than 31 million, unless said.</param>
/// <param name="BigRows">Rows of the list that memory is measured with; five times the rows unless said.</param>
/// <param name="PostgresRows">Rows of the list that PostgreSQL screens, which would take minutes on the whole.</param>
/// <param name="Rounds">How many times each contender runs, after once that is not counted.</param>
/// <param name="HasPeers">Whether DuckDB, ClickHouse and PostgreSQL take part.</param>
/// <param name="IsSaved">Whether the page replaces the one of this processor.</param>
/// <param name="Only">The parts to run; empty for all.</param>
internal sealed record ScreeningOptions(
    string Folder, string Date, long Rows, long Answers, long BigRows, long PostgresRows, int Rounds, bool HasPeers, bool IsSaved, IReadOnlySet<string> Only)
{
    private const long FullRows = 20_000_000;
    private const long FullAnswers = 31_000_000;

    /// <summary>Reads the arguments.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="parts">The parts there are.</param>
    /// <exception cref="ArgumentException">No folder, or a part that does not exist.</exception>
    public static ScreeningOptions Of(string[] args, IReadOnlyList<string> parts)
    {
        var rows = Number(args, "--rows") ?? FullRows;
        var only = (Measure.Option(args, "--only") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (only.Except(parts).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException($"There is no part {unknown}; there are: {string.Join(", ", parts)}.", nameof(args));
        }

        return new ScreeningOptions(
            Path.GetFullPath(Measure.Option(args, "--dir") ?? throw new ArgumentException("--dir FOLDER is missing: where the data may lie.", nameof(args))),
            Measure.Option(args, "--date") ?? "undated",
            rows,
            Number(args, "--answers") ?? Math.Min(FullAnswers, Math.Max(1000, rows * FullAnswers / FullRows)),
            Number(args, "--big-rows") ?? rows * 5,
            Number(args, "--postgres-rows") ?? rows / 10,
            (int)(Number(args, "--rounds") ?? 5),
            !args.Contains("--no-peers"),
            rows == FullRows && only.Length == 0 && !args.Contains("--no-peers"),
            only.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Whether a part is to run.</summary>
    public bool Has(string part) => Only.Count == 0 || Only.Contains(part);

    private static long? Number(string[] args, string name) =>
        Measure.Option(args, name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;
}
