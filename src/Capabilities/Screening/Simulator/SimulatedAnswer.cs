// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Numbering;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Simulator, demonstration: writes what the simulated register answers to one part. Every row names the simulator as its origin.</summary>
/// <param name="register">The register.</param>
/// <param name="consultation">The consultation it answers.</param>
/// <param name="controllerVat">The controller that asked.</param>
/// <param name="checkedAt">When it was asked.</param>
internal sealed class SimulatedAnswer(SimulatedRegister register, ConsultationId consultation, string controllerVat, Instant checkedAt)
{
    private const string ResultHeader = "row_id;number_e164;result;checked_at;consultation_id;controller_vat;origin\n";
    private const int TenthLost = 10;
    private readonly string _at = InstantPattern.General.Format(checkedAt);

    /// <summary>Writes a row for each number.</summary>
    public async Task WriteResultAsync(PartRows rows, SimulatedFault fault, Stream target, CancellationToken ct)
    {
        var text = new StringBuilder(ResultHeader);
        var kept = fault == SimulatedFault.Truncated ? rows.Count - Math.Max(1, rows.Count / TenthLost) : rows.Count;
        foreach (var row in rows.Rows.Take(kept))
        {
            Append(text, row, register.Removes(row.Number, controllerVat, checkedAt), fault);
            await FlushAsync(text, target, last: false, ct);
        }

        if (fault is SimulatedFault.Duplicated or SimulatedFault.Contradictory && rows.Rows.FirstOrDefault() is { } first)
        {
            Append(text, first, register.Removes(first.Number, controllerVat, checkedAt) ^ (fault == SimulatedFault.Contradictory), fault);
        }

        if (fault == SimulatedFault.NeverSubmitted)
        {
            Append(text, new ConsultedNumber(rows.Last + 1, SubscriberNumber.FromRevealed(393_200_000_000), Basis.Directory, "", "", null, controllerVat), true, fault);
        }

        await FlushAsync(text, target, last: true, ct);
    }

    /// <summary>Writes the list without the numbers to be removed.</summary>
    public async Task WriteCleansedAsync(IEnumerable<ConsultedNumber> rows, Stream target, CancellationToken ct)
    {
        var text = new StringBuilder(ConsultationList.Header + ";origin\n");
        foreach (var row in rows.Where(row => !register.Removes(row.Number, controllerVat, checkedAt)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Row};{row.Number.Reveal()};{ConsultationList.NameOf(row.Basis)};;{row.Source};;{controllerVat};{AnswerCheck.SimulatorMark}\n");
            await FlushAsync(text, target, last: false, ct);
        }

        await FlushAsync(text, target, last: true, ct);
    }

    private void Append(StringBuilder text, ConsultedNumber row, bool remove, SimulatedFault fault)
    {
        var vat = fault == SimulatedFault.AnotherController ? new string([.. controllerVat.Reverse()]) + "0" : controllerVat;
        var id = fault == SimulatedFault.AnotherConsultation ? new ConsultationId(Guid.Empty) : consultation;
        text.Append(CultureInfo.InvariantCulture, $"{row.Row};{row.Number.Reveal()};{(remove ? "REMOVE" : "KEEP")};{_at};{id};{vat};{AnswerCheck.SimulatorMark}\n");
    }

    private static async ValueTask FlushAsync(StringBuilder text, Stream target, bool last, CancellationToken ct)
    {
        if (last || text.Length >= 1 << 15)
        {
            await target.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), ct);
            text.Clear();
        }
    }

    /// <summary>The rows of one part.</summary>
    /// <param name="Rows">They; read more than once.</param>
    /// <param name="Count">How many.</param>
    /// <param name="Last">The number of the last.</param>
    public sealed record PartRows(IEnumerable<ConsultedNumber> Rows, int Count, long Last);
}
