// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using NodaTime.Text;

namespace Filiera.SeedWorld;

/// <summary>Writes what the opt-out register would have answered about a list, in the neutral format.</summary>
/// <remarks>
/// Every readable number whose row rests on a consent, on a directory or on nothing is submitted; one in two hundred was forgotten. About
/// seven in twenty are on the register. The same number always has the same answer for the same controller.
/// </remarks>
public static class AnswerWriter
{
    /// <summary>Writes the whole answer.</summary>
    /// <param name="list">The list it answers.</param>
    /// <param name="target">Where to; left open.</param>
    /// <param name="ct">Stops between two rows; what was written stays.</param>
    public static async Task WriteAsync(SeedList list, Stream target, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(list);
        var contacts = new SeedContacts(list);
        var line = new ByteLine(target, isUtf8: true);
        var controller = SeedStream.StateOf(list.AnswerVat, "register");
        var checkedAt = InstantPattern.ExtendedIso.Format(list.CheckedAt);
        line.Add("row_id;number_e164;result;checked_at;consultation_id;controller_vat\n");
        for (long row = 0; row < list.Rows; row++)
        {
            var contact = contacts.At(row);
            if (IsSubmitted(contact))
            {
                Row(list, row, contact, IsOptedOut(contact, controller), checkedAt, line);
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

    private static bool IsOptedOut(in SeedContact contact, ulong controller) =>
        SeedStream.Mix(controller ^ contact.National ^ (contact.IsFixed ? 1UL << 63 : 0)) % 100 < 35;

    private static void Row(SeedList list, long row, in SeedContact contact, bool isOptedOut, string checkedAt, ByteLine line)
    {
        Span<char> room = stackalloc char[20];
        (row + 1).TryFormat(room, out var length, default, CultureInfo.InvariantCulture);
        line.Add(room[..length]);
        line.Add(contact.IsFixed ? ";+390" : ";+39");
        contact.National.TryFormat(room, out length, default, CultureInfo.InvariantCulture);
        line.Add(room[..length]);
        line.Add(isOptedOut ? ";REMOVE;" : ";KEEP;");
        line.Add(checkedAt);
        line.Add(";FITTIZIA-");
        line.Add(list.Key);
        line.Add(';');
        line.Add(list.AnswerVat);
        line.Add('\n');
    }
}
