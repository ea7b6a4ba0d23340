// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>How an export writes a contact list.</summary>
public enum ListDialect
{
    /// <summary>A spreadsheet's: semicolons, Windows-1252, CRLF, Italian names of columns, days before months.</summary>
    ItalianSpreadsheet,

    /// <summary>A customer system's: commas, every field quoted, UTF-8 with its mark, CRLF, English names, ISO dates.</summary>
    EnglishSystem,

    /// <summary>A database's: semicolons, UTF-8, LF, Italian names with blanks and capitals, quotes where needed.</summary>
    ItalianDatabase,

    /// <summary>A dump of columns without meaningful names: tabs, UTF-8, LF. A mapping file says what each column holds.</summary>
    UnnamedColumns,
}
