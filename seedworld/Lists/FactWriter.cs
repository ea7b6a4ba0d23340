// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>Writes the files that come with a list: what the client and the centre have on record about some of its numbers.</summary>
/// <remarks>UTF-8 with semicolons. Which rows of the list have a record follows from the seed, the list and the row alone.</remarks>
public static class FactWriter
{
    private static readonly string[] Origins = ["sito inventato", "negozio di prova", "fiera immaginaria", "modulo cartaceo"];

    // Words of the proofs, the weakest last: a log alone proves little.
    private static readonly string[] Proofs = ["registrazione vocale", "modulo firmato", "doppia conferma", "solo log"];

    private static readonly string[] Withdrawals = ["revoca", "opposizione", "revoca e opposizione"];

    private static readonly string[] Topics = ["preventivo", "richiamata", "assistenza alla scelta"];

    /// <summary>Writes a whole file.</summary>
    /// <param name="list">The list it comes with.</param>
    /// <param name="facts">What it tells.</param>
    /// <param name="target">Where to; left open.</param>
    /// <param name="ct">Stops between two rows; what was written stays.</param>
    public static async Task WriteAsync(SeedList list, SeedFactFile facts, Stream target, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(list);
        var contacts = new SeedContacts(list);
        var line = new ByteLine(target, isUtf8: true);
        line.Add(HeaderOf(facts));
        line.Add('\n');
        for (long row = 0; row < list.Rows; row++)
        {
            var contact = contacts.At(row);
            var drawn = new SeedStream(SeedStream.Mix(contact.Salt ^ ((ulong)facts + 1)));
            if (contact.Kind == SeedContactKind.Readable && drawn.Below(1000) < Share(facts, contact.Basis))
            {
                line.Number(contact);
                Rest(list, facts, ref drawn, line);
                line.Add('\n');
                await line.FlushAsync(last: false, ct);
            }

            if (row % ListWriter.Portion == 0)
            {
                ct.ThrowIfCancellationRequested();
            }
        }

        await line.FlushAsync(last: true, ct);
    }

    private static string HeaderOf(SeedFactFile facts) => facts switch
    {
        SeedFactFile.Consents => "telefono;riferimento;data_consenso;finalita;destinatari;origine;prova;data_iscrizione",
        SeedFactFile.Withdrawals => "telefono;data;tipo",
        SeedFactFile.Contracts => "telefono;riferimento;data_inizio;data_fine;tipo",
        SeedFactFile.Requests => "telefono;riferimento;data_richiesta;argomento;origine;usata",
        _ => "telefono",
    };

    // How many rows in a thousand have a record, by the basis that the list itself names.
    private static uint Share(SeedFactFile facts, SeedBasis basis) => facts switch
    {
        SeedFactFile.Consents => basis switch
        {
            SeedBasis.Consent => 100,
            SeedBasis.Directory or SeedBasis.None or SeedBasis.Garbled => 300,
            _ => 20,
        },
        SeedFactFile.Withdrawals => basis == SeedBasis.Consent ? 25u : 5,
        SeedFactFile.Contracts => basis is SeedBasis.None or SeedBasis.Garbled ? 250u : 40,
        SeedFactFile.Requests => basis is SeedBasis.None or SeedBasis.Directory ? 150u : 20,
        SeedFactFile.Directory => basis == SeedBasis.Directory ? 920u : 60,
        SeedFactFile.OwnSuppressions or SeedFactFile.ClientSuppressions => 12,
        _ => 8,
    };

    private static void Rest(SeedList list, SeedFactFile facts, ref SeedStream drawn, ByteLine line)
    {
        switch (facts)
        {
            case SeedFactFile.Consents:
                Consent(list, ref drawn, line);
                break;
            case SeedFactFile.Withdrawals:
                Day(list.Day.PlusDays(-(int)drawn.Below(200u) - 1), line);
                line.Add(';');
                line.Add(Withdrawals[drawn.Below((uint)Withdrawals.Length)]);
                break;
            case SeedFactFile.Contracts:
                Contract(list, ref drawn, line);
                break;
            case SeedFactFile.Requests:
                Reference("RIC", drawn.Below(100_000_000u), line);
                Day(list.Day.PlusDays(-(int)drawn.Below(40u)), line);
                line.Add(';');
                line.Add(Topics[drawn.Below((uint)Topics.Length)]);
                line.Add(';');
                line.Add(Origins[drawn.Below((uint)Origins.Length)]);
                line.Add(drawn.Below(10) == 0 ? ";sì" : ";no");
                break;
        }
    }

    private static void Consent(SeedList list, ref SeedStream drawn, ByteLine line)
    {
        Reference("REG", drawn.Below(100_000_000u), line);
        var given = list.Day.PlusDays(-(int)drawn.Below(900u) - 1);
        Day(given, line);
        line.Add(drawn.Below(20) == 0 ? ";newsletter;" : ";marketing;");
        line.Add(drawn.Below(25) == 0 ? "Altra Ditta Inventata srl" : list.ClientName);
        line.Add(';');
        line.Add(Origins[drawn.Below((uint)Origins.Length)]);
        line.Add(';');
        line.Add(Proofs[drawn.Below((uint)Proofs.Length)]);
        // One in ten stated when they enrolled in the register: before the consent, or after it.
        switch (drawn.Below(10))
        {
            case 0:
                Day(given.PlusDays(drawn.Below(2) == 0 ? -30 : 30), line);
                break;
            default:
                line.Add(';');
                break;
        }
    }

    private static void Contract(SeedList list, ref SeedStream drawn, ByteLine line)
    {
        Reference("CTR", drawn.Below(100_000_000u), line);
        Day(list.Day.PlusDays(-(int)drawn.Below(1500u) - 90), line);
        switch (drawn.Below(10))
        {
            case 0:
                Day(list.Day.PlusDays(-(int)drawn.Below(29u)), line);
                break;
            case 1:
                Day(list.Day.PlusDays(-31 - (int)drawn.Below(50u)), line);
                break;
            default:
                line.Add(';');
                break;
        }

        line.Add(drawn.Below(50) == 0 ? ";una tantum" : ";fornitura");
    }

    private static void Reference(string kind, uint serial, ByteLine line)
    {
        line.Add(';');
        line.Add(string.Create(CultureInfo.InvariantCulture, $"{kind}-{serial:00000000}"));
    }

    private static void Day(LocalDate day, ByteLine line)
    {
        Span<char> room = stackalloc char[10];
        day.ToDateOnly().TryFormat(room, out var length, "dd/MM/yyyy", CultureInfo.InvariantCulture);
        line.Add(';');
        line.Add(room[..length]);
    }
}
