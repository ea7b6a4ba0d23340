// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>The first rows of a list and what each column was taken for, so that a person can say whether it was understood.</summary>
/// <param name="File">How the file is written.</param>
/// <param name="Names">The names of the columns; empty where the file has no header.</param>
/// <param name="Rows">The first rows, their fields as they stand: personal data.</param>
public sealed record ListGlance(ListFile File, Sequence<string> Names, Sequence<Sequence<string>> Rows)
{
    private const int Shown = 5;

    /// <summary>What a column may hold, in the order offered.</summary>
    public static Sequence<string> Meanings { get; } = ["number", "basis", "reference", "date", "purpose", "recipient", "contract_end"];

    /// <summary>The most columns any row shown has.</summary>
    public int Width => Math.Max(Names.Count, Rows.Select(row => row.Count).DefaultIfEmpty(0).Max());

    /// <summary>Looks at a list.</summary>
    /// <returns>What was seen, or why it is no list.</returns>
    public static async Task<Result<ListGlance>> OfAsync(Func<CancellationToken, Task<Stream>> open, CancellationToken ct)
    {
        var shape = await ListFile.RecogniseAsync(open, ct);
        if (shape is not Result<ListFile>.Ok { Value: var file })
        {
            return ((Result<ListFile>.Refused)shape).Refusals;
        }

        await using var content = await open(ct);
        using var text = file.Encoding.OpenText(content);
        var csv = new Filiera.Screening.CsvText(text, file.Delimiter);
        var names = file.Columns.HasHeader ? csv.Next()?.Fields ?? [] : [];
        var rows = new List<Sequence<string>>();
        while (rows.Count < Shown && csv.Next() is { } row)
        {
            rows.Add(row.Fields);
        }

        return new ListGlance(file, names, Sequence.From(rows));
    }

    /// <summary>What a column was taken for, or null when it was passed over.</summary>
    public string? MeaningOf(int column) => Meanings.FirstOrDefault(meaning => ColumnOf(meaning) == column);

    private int? ColumnOf(string meaning) => meaning switch
    {
        "number" => File.Columns.Number,
        "basis" => File.Columns.Basis,
        "reference" => File.Columns.Reference,
        "date" => File.Columns.Date,
        "purpose" => File.Columns.Purpose,
        "recipient" => File.Columns.Recipient,
        _ => File.Columns.ContractEnd,
    };
}
