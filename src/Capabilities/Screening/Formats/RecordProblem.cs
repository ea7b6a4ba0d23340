// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What is wrong with one record of a delimited file.</summary>
internal enum RecordProblem : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A quote is not closed; the record ends at its first line end.</summary>
    QuoteNotClosed,

    /// <summary>Text follows a closing quote.</summary>
    QuoteMisplaced,

    /// <summary>The record is longer than the longest that is read.</summary>
    TooLong,

    /// <summary>A character did not decode, or is U+FFFD.</summary>
    NotDecodable,
}
