// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.IO.Compression;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>Writes a contact list as an export would: the same list gives the same bytes. Streams: memory does not grow with the rows.</summary>
public static class ListWriter
{
    /// <summary>Writes the whole list.</summary>
    /// <param name="list">What to write.</param>
    /// <param name="target">Where to; left open.</param>
    /// <param name="progress">Told how many rows were written since it was last told; null when nobody listens.</param>
    /// <param name="ct">Stops between two rows; what was written stays.</param>
    public static async Task WriteAsync(SeedList list, Stream target, IProgress<long>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(list);
        switch (list.Container)
        {
            case ListContainer.Workbook:
                await WorkbookWriter.WriteAsync(list, target, progress, ct);
                break;
            case ListContainer.Gzip:
                await using (var packed = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
                {
                    await WriteTextAsync(list, packed, progress, ct);
                }

                break;
            default:
                await WriteTextAsync(list, target, progress, ct);
                break;
        }
    }

    /// <summary>Every so many rows the progress is told.</summary>
    internal const int Portion = 10_000;

    private static async Task WriteTextAsync(SeedList list, Stream target, IProgress<long>? progress, CancellationToken ct)
    {
        var contacts = new SeedContacts(list);
        var line = new ByteLine(target, list.Dialect != ListDialect.ItalianSpreadsheet);
        Header(list, line);
        for (long row = 0; row < list.Rows; row++)
        {
            Row(list, contacts.At(row), line);
            await line.FlushAsync(last: false, ct);
            if ((row + 1) % Portion == 0 || row + 1 == list.Rows)
            {
                ct.ThrowIfCancellationRequested();
                progress?.Report((row % Portion) + 1);
            }
        }

        await line.FlushAsync(last: true, ct);
    }

    private static void Header(SeedList list, ByteLine line)
    {
        switch (list.Dialect)
        {
            case ListDialect.EnglishSystem:
                line.Mark();
                line.Add("\"phone\",\"basis\",\"basis_ref\",\"consent_date\",\"purpose\",\"recipient\",\"contract_end\",\"name\"\r\n");
                break;
            case ListDialect.ItalianDatabase:
                line.Add("Nome;\"Numero di telefono\";\"Base giuridica\";Riferimento;\"Data consenso\";Finalità;Destinatario;\"Fine contratto\"\n");
                break;
            case ListDialect.UnnamedColumns:
                line.Add("CAMPO_01\tCAMPO_02\tCAMPO_03\tCAMPO_04\tCAMPO_05\tCAMPO_06\tCAMPO_07\tCAMPO_08\n");
                break;
            default:
                line.Add("telefono;base;riferimento;data_consenso;finalita;destinatario;fine_contratto;nome\r\n");
                break;
        }
    }

    private static void Row(SeedList list, in SeedContact contact, ByteLine line)
    {
        var phone = PhoneWritings.Write(contact);
        var fields = ContactFields.Of(contact, list);
        switch (list.Dialect)
        {
            case ListDialect.EnglishSystem:
                English(phone, fields, line);
                break;
            case ListDialect.ItalianDatabase:
                // A semicolon and quotes inside a name: what a hasty reader breaks on.
                line.Field($"{fields.FamilyName}; \"{fields.GivenName}\"", quoted: true);
                line.Add(';');
                Italian(phone, fields, ';', line);
                line.Add('\n');
                break;
            case ListDialect.UnnamedColumns:
                line.Add(fields.FamilyName);
                line.Add('\t');
                Italian(phone, fields, '\t', line);
                line.Add('\n');
                break;
            default:
                Italian(phone, fields, ';', line);
                line.Add(';');
                line.Add(fields.GivenName);
                line.Add(' ');
                line.Add(fields.FamilyName);
                line.Add("\r\n");
                break;
        }
    }

    private static void Italian(string phone, in ContactFields fields, char delimiter, ByteLine line)
    {
        line.Add(phone);
        line.Add(delimiter);
        line.Add(ItalianBasis(fields.Basis));
        line.Add(delimiter);
        line.Add(fields.Reference);
        line.Add(delimiter);
        Day(fields.Date, fields.IsDateImpossible, "dd/MM/yyyy", "31/02/2026", line);
        line.Add(delimiter);
        line.Add(fields.Purpose);
        line.Add(delimiter);
        line.Add(fields.Recipient);
        line.Add(delimiter);
        Day(fields.ContractEnd, false, "dd/MM/yyyy", "", line);
    }

    internal static string ItalianBasis(SeedBasis basis) => basis switch
    {
        SeedBasis.Consent => "consenso",
        SeedBasis.Customer => "cliente",
        SeedBasis.Request => "richiesta",
        SeedBasis.Directory => "elenco",
        SeedBasis.None => "",
        _ => "boh",
    };

    private static void English(string phone, in ContactFields fields, ByteLine line)
    {
        line.Field(phone, quoted: true);
        line.Add(',');
        line.Field(
            fields.Basis switch
            {
                SeedBasis.Consent => "CONSENT",
                SeedBasis.Customer => "CUSTOMER",
                SeedBasis.Request => "REQUEST",
                SeedBasis.Directory => "DIRECTORY",
                SeedBasis.None => "",
                _ => "OTHER",
            },
            quoted: true);
        line.Add(',');
        line.Field(fields.Reference, quoted: true);
        line.Add(",\"");
        Day(fields.Date, fields.IsDateImpossible, "yyyy-MM-dd", "2026-02-31", line);
        line.Add("\",");
        line.Field(fields.Purpose, quoted: true);
        line.Add(',');
        line.Field(fields.Recipient, quoted: true);
        line.Add(",\"");
        Day(fields.ContractEnd, false, "yyyy-MM-dd", "", line);
        line.Add("\",");
        line.Field($"{fields.GivenName} {fields.FamilyName}", quoted: true);
        line.Add("\r\n");
    }

    private static void Day(LocalDate? day, bool isImpossible, string format, string impossible, ByteLine line)
    {
        if (isImpossible)
        {
            line.Add(impossible);
            return;
        }

        Span<char> room = stackalloc char[10];
        if (day is { } known && known.ToDateOnly().TryFormat(room, out var length, format, CultureInfo.InvariantCulture))
        {
            line.Add(room[..length]);
        }
    }
}
