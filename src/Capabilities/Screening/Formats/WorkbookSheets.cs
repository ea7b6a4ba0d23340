// SPDX-License-Identifier: EUPL-1.2
using System.IO.Compression;
using System.Xml;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The names of the sheets of an Office Open XML workbook, so that a person can choose one.</summary>
public static class WorkbookSheets
{
    private const int MostSheets = 200;
    private const int LongestName = 200;
    private const long MostBytes = 4 << 20;
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes, CloseInput = true };

    private static ReadOnlySpan<byte> Zip => [0x50, 0x4B, 0x03, 0x04];

    /// <summary>Reads the names, in the order of the workbook; at most the first 200, and none that is longer than any spreadsheet allows.</summary>
    /// <returns>The names; empty for anything that is no workbook or cannot be read: opening it says why.</returns>
    public static Sequence<string> Of(IListBytes delivered)
    {
        ArgumentNullException.ThrowIfNull(delivered);
        var start = new byte[4];
        if (delivered.Read(0, start) < start.Length || !start.AsSpan().SequenceEqual(Zip))
        {
            return [];
        }

        try
        {
            using var stream = delivered.AsStream();
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            using var book = zip.GetEntry("xl/workbook.xml") is { } entry ? XmlReader.Create(entry.Open(), Settings) : null;
            return book is null ? [] : Names(book);
        }
        catch (Exception failure) when (failure is XmlException or InvalidDataException)
        {
            return [];
        }
    }

    private static Sequence<string> Names(XmlReader book)
    {
        var names = new List<string>();
        while (names.Count < MostSheets && book.Read())
        {
            if (book is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && book.GetAttribute("name") is { Length: > 0 and <= LongestName } name)
            {
                names.Add(name);
            }
        }

        return Sequence.From(names);
    }
}
