// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>What a delivered list is, as its first bytes say.</summary>
public enum ListForm
{
    /// <summary>Delimited text.</summary>
    Text,

    /// <summary>Delimited text in UTF-16.</summary>
    WideText,

    /// <summary>A workbook, packed with gzip or not.</summary>
    Workbook,

    /// <summary>Delimited text packed with gzip.</summary>
    Packed,
}
