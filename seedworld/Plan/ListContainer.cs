// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>What a contact list is packed in.</summary>
public enum ListContainer
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Text compressed with gzip.</summary>
    Gzip,

    /// <summary>A spreadsheet workbook (Office Open XML), with telephone numbers and dates stored as a spreadsheet stores them.</summary>
    Workbook,
}
