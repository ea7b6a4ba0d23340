// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Turns the records of a list into rows: a contact, a foreign number, or a rejected row with a code.</summary>
public sealed class ContactRows(ListColumns columns)
{
    /// <summary>The row a record makes. Every record makes one.</summary>
    public ListRow Read(CsvRow record)
    {
        if (record.Problem is { } problem)
        {
            return new ListRow.Rejected(record.Line, problem);
        }

        if (record.Fields.IsEmpty)
        {
            return new ListRow.Rejected(record.Line, "row-blank");
        }

        if (record.Fields.Count <= columns.Number)
        {
            return new ListRow.Rejected(record.Line, "row-too-short");
        }

        var parsed = NumberParser.Parse(record.Fields[columns.Number]);
        return parsed.Status switch
        {
            NumberStatus.Foreign => new ListRow.Foreign(
                record.Line, SubscriberNumber.TryFrom(parsed, out var foreign) ? foreign : default),
            NumberStatus.Valid when SubscriberNumber.TryFrom(parsed, out var number) => new ListRow.Readable(Contact(record, number)),
            NumberStatus.Valid => new ListRow.Rejected(record.Line, new NotASubscriberNumber(parsed.Kind).Code),
            _ => new ListRow.Rejected(record.Line, "number-" + parsed.Reason.ToCode()),
        };
    }

    private Contact Contact(CsvRow record, SubscriberNumber number) => new(
        record.Line,
        number,
        new Claim(
            BasisOf(Field(record, columns.Basis)),
            Field(record, columns.Reference) is not null,
            DateText.Read(Field(record, columns.Date)),
            Field(record, columns.Purpose),
            Field(record, columns.Recipient),
            DateText.Read(Field(record, columns.ContractEnd))));

    private static string? Field(CsvRow record, int? column) =>
        column is { } position && position < record.Fields.Count && record.Fields[position].Trim() is { Length: > 0 } text ? text : null;

    private static Basis BasisOf(string? text) => text?.ToUpperInvariant() switch
    {
        null => Basis.None,
        "CUSTOMER" or "CLIENTE" or "CONTRATTO" => Basis.Customer,
        "REQUEST" or "RICHIESTA" => Basis.Request,
        "CONSENT" or "CONSENSO" => Basis.Consent,
        "DIRECTORY" or "ELENCO" or "ELENCHI" => Basis.Directory,
        "NONE" or "NESSUNA" => Basis.None,
        _ => Basis.Unreadable,
    };
}
