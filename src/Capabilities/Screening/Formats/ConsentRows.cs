// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>The consents of a file, one after the other: the rows of a list that claim consent, or every row of a consent file; only those with a readable number.</summary>
internal static class ConsentRows
{
    /// <summary>One consent: its line, its number, and its fields on demand.</summary>
    public readonly record struct Found(long Line, SubscriberNumber Number, Sequence<string> Fields);

    /// <param name="content">The file, at its start.</param>
    /// <param name="file">How it is written.</param>
    /// <param name="isList">True for a contact list, where only rows that claim consent count.</param>
    /// <param name="ct">Stops it.</param>
    public static IEnumerable<Found> Read(Stream content, ListFile file, bool isList, CancellationToken ct)
    {
        using var text = file.Encoding.OpenText(content);
        var csv = new CsvText(text, file.Delimiter, file.Encoding);
        var rows = new ContactRows(file.Columns);
        if (file.Columns.HasHeader)
        {
            csv.Next();
        }

        while (csv.Next() is { } record)
        {
            ct.ThrowIfCancellationRequested();
            if (rows.Read(record) is ListRow.Readable { Contact: var contact } && (!isList || contact.Claim.Basis == Basis.Consent))
            {
                yield return new Found(record.Line, contact.Number, record.Fields);
            }
        }
    }
}
