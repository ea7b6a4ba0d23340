// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Files that are sent in place of a list and are no text, by how they begin.</summary>
internal static class BinaryFile
{
    /// <summary>What the file is, or null where its first bytes may be text.</summary>
    /// <param name="start">Its first bytes, eight or more where it has them.</param>
    public static string? KindOf(ReadOnlySpan<byte> start) => start switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] => "spreadsheet or zip archive",
        [0x1F, 0x8B, ..] => "gzip archive",
        [0x25, 0x50, 0x44, 0x46, ..] => "PDF document",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "old spreadsheet",
        [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..] or [0x47, 0x49, 0x46, 0x38, ..] => "picture",
        [0x37, 0x7A, 0xBC, 0xAF, ..] or [0x52, 0x61, 0x72, 0x21, ..] or [0x42, 0x5A, 0x68, ..] or [0xFD, 0x37, 0x7A, 0x58, ..] => "packed archive",
        [0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20, 0x66, ..] => "database",
        _ => null,
    };

    /// <summary>What a line comes from that holds characters no text has.</summary>
    public const string Bytes = "file of bytes";
}
