// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>The first rows of a list and what each column was taken for, so that a person can say whether it was understood.</summary>
/// <param name="Form">What the file is.</param>
/// <param name="Sheets">The sheets of a workbook; empty for anything else.</param>
/// <param name="Shape">How the text is written; its columns count only where <paramref name="Columns"/> stands.</param>
/// <param name="HasHeader">Whether the first record names the columns.</param>
/// <param name="Columns">Which column holds what, or null while nobody knows where the telephone number is.</param>
/// <param name="First">The first record as it stands.</param>
/// <param name="Rows">The rows looked at, without the header, their fields as they stand: personal data.</param>
/// <param name="Refusals">Why the columns are not known; empty when they are.</param>
public sealed record ListGlance(
    ListForm Form,
    Sequence<string> Sheets,
    ListFile Shape,
    bool HasHeader,
    ListColumns? Columns,
    Sequence<string> First,
    Sequence<Sequence<string>> Rows,
    Sequence<Refusal> Refusals)
{
    /// <summary>The most columns a form asks about; a list with more is told apart by a mapping file.</summary>
    public const int MostColumns = 60;

    /// <summary>What a column may hold, in the order offered.</summary>
    public static Sequence<string> Meanings { get; } = ["number", "basis", "reference", "date", "purpose", "recipient", "contract_end"];

    /// <summary>The names of the columns; empty where the file has no header.</summary>
    public Sequence<string> Names => HasHeader ? First : [];

    /// <summary>The most columns any row looked at has.</summary>
    public int Width => Math.Max(First.Count, Rows.Select(row => row.Count).DefaultIfEmpty(0).Max());

    /// <summary>How many columns are asked about.</summary>
    public int Shown => Math.Min(Width, MostColumns);

    /// <summary>What a column was taken for, or null when it was passed over.</summary>
    public string? MeaningOf(int column) => Columns is { } columns ? Meanings.FirstOrDefault(meaning => ColumnOf(columns, meaning) == column) : null;

    /// <summary>Columns whose first rows do not read as what they were taken for: the column, how many rows do, and of how many that hold anything.</summary>
    public Sequence<(int Column, string Meaning, int Readable, int Filled)> Doubts => Sequence.From(
        from meaning in (string[])["number", "date", "contract_end"]
        let column = Columns is { } columns ? ColumnOf(columns, meaning) : null
        where column is not null
        let cells = Rows.Where(row => row.Count > column && !string.IsNullOrWhiteSpace(row[column.Value])).Select(row => row[column.Value]).ToArray()
        let readable = cells.Count(cell => Reads(meaning, cell))
        where cells.Length > 0 && readable * 2 < cells.Length
        select (column.Value, meaning, readable, cells.Length));

    /// <summary>The mapping file that says what was understood, by name where a name tells the column apart; null while the columns are not known.</summary>
    /// <param name="said">What a person said already.</param>
    public ListMapping? ToMapping(ListMapping? said) => Columns is not { } columns ? null : new ListMapping(
        HasHeader,
        Form is ListForm.Text ? Shape.Delimiter : said?.Delimiter,
        Form is ListForm.Text && Shape.Encoding.IsSingleByte ? Shape.Encoding.Name : said?.Encoding,
        said?.Sheet,
        Sequence.From(Meanings.Where(meaning => ColumnOf(columns, meaning) is not null).Select(meaning => Mapped(meaning, ColumnOf(columns, meaning)!.Value))));

    private MappedColumn Mapped(string meaning, int column)
    {
        var name = HasHeader && column < First.Count ? First[column].Trim() : "";
        return name.Length is > 0 and <= 200 && First.Count(other => string.Equals(other.Trim(), name, StringComparison.OrdinalIgnoreCase)) == 1
            ? new MappedColumn(meaning, name, null)
            : new MappedColumn(meaning, null, column + 1);
    }

    private static bool Reads(string meaning, string cell) => meaning == "number" ? ListFile.IsNumber(cell) : !DateText.Read(cell).IsUnreadable;

    /// <summary>The position from 0 of the column that holds something, or null.</summary>
    public static int? ColumnOf(ListColumns columns, string meaning) => meaning switch
    {
        "number" => columns.Number,
        "basis" => columns.Basis,
        "reference" => columns.Reference,
        "date" => columns.Date,
        "purpose" => columns.Purpose,
        "recipient" => columns.Recipient,
        _ => columns.ContractEnd,
    };
}
