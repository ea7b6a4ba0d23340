// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using NodaTime.Text;

namespace Filiera.SeedWorld;

/// <summary>Writes what the opt-out register would have answered to a consultation, in the neutral format.</summary>
/// <remarks>
/// Every readable number whose row rests on a consent, on a directory or on nothing was submitted at some time; one in two hundred was
/// forgotten. The newest consultation left out one number in eight, and the one before speaks of those; the oldest holds a third of all,
/// when some had not enrolled yet. About seven in twenty are on the register. The same number always has the same answer in the same consultation.
/// </remarks>
public static class AnswerWriter
{
    private const int Eighths = 8;

    /// <summary>Writes the whole answer.</summary>
    /// <param name="list">The list it answers.</param>
    /// <param name="consultation">Which of its consultations.</param>
    /// <param name="target">Where to; left open.</param>
    /// <param name="ct">Stops between two rows; what was written stays.</param>
    public static async Task WriteAsync(SeedList list, SeedConsultation consultation, Stream target, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(consultation);
        var contacts = new SeedContacts(list);
        var line = new ByteLine(target, isUtf8: true);
        var controller = SeedStream.StateOf(list.AnswerVat, "register");
        var checkedAt = InstantPattern.ExtendedIso.Format(consultation.CheckedAt);
        line.Add("row_id;number_e164;result;checked_at;consultation_id;controller_vat\n");
        for (long row = 0; row < list.Rows; row++)
        {
            var contact = contacts.At(row);
            var luck = SeedStream.Mix(controller ^ contact.National ^ (contact.IsFixed ? 1UL << 63 : 0));
            if (IsSubmitted(contact) && IsAsked(consultation.Number, luck))
            {
                Row(list, consultation, row, contact, IsOptedOut(consultation.Number, luck), checkedAt, line);
            }

            await line.FlushAsync(last: false, ct);
            if (row % 10_000 == 0)
            {
                ct.ThrowIfCancellationRequested();
            }
        }

        await line.FlushAsync(last: true, ct);
    }

    private static bool IsSubmitted(in SeedContact contact) =>
        contact is { Kind: SeedContactKind.Readable, Basis: not (SeedBasis.Customer or SeedBasis.Request) } && contact.Salt % 200 != 0;

    private static bool IsAsked(int consultation, ulong luck) => consultation switch
    {
        1 => luck / 100 % Eighths != 0,
        2 => luck / 100 % Eighths == 0 && luck / 1000 % 10 != 0,
        _ => luck / 100 % 3 == 0,
    };

    // Enrolments only grow: a tenth of those enrolled now were not yet when the oldest consultation was made.
    private static bool IsOptedOut(int consultation, ulong luck) => luck % 100 < 35 && (consultation < 3 || luck / 10_000 % 10 != 0);

    private static void Row(
        SeedList list, SeedConsultation consultation, long row, in SeedContact contact, bool isOptedOut, string checkedAt, ByteLine line)
    {
        Span<char> room = stackalloc char[20];
        (row + 1).TryFormat(room, out var length, default, CultureInfo.InvariantCulture);
        line.Add(room[..length]);
        line.Add(';');
        line.Number(contact);
        line.Add(isOptedOut ? ";REMOVE;" : ";KEEP;");
        line.Add(checkedAt);
        line.Add(";FITTIZIA-");
        line.Add(list.Key);
        line.Add('-');
        line.Add((char)('0' + consultation.Number));
        line.Add(';');
        line.Add(list.AnswerVat);
        line.Add('\n');
    }
}
