// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Simulator, demonstration: answers the waiting parts of a consultation as the register would. Never on real data.</summary>
public sealed class SimulateRegister(IConsultations consultations, IBlobs blobs, RuleCatalogue catalogue, ScreeningOptions options, IClock clock)
{
    private static readonly Duration PastTheAlarm = Duration.FromHours(6);

    /// <summary>What is asked.</summary>
    /// <param name="Consultation">A consultation that waits.</param>
    /// <param name="Seed">What the register is invented from.</param>
    /// <param name="Delay">How long after its handing over each part is answered.</param>
    /// <param name="Form">In which form.</param>
    /// <param name="Fault">What is to be wrong.</param>
    /// <param name="Acts">Acts of citizens besides those that follow from the seed.</param>
    public sealed record Command(
        ConsultationId Consultation,
        string Seed = "filiera",
        Duration Delay = default,
        AnswerForm Form = AnswerForm.Result,
        SimulatedFault Fault = SimulatedFault.None,
        Sequence<CitizenAct> Acts = default);

    /// <returns>A file for each waiting part, kept among the blobs, with the instant it was asked at; or why there is none.</returns>
    public async Task<Result<Sequence<DeliveredFile>>> RunAsync(Command command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!options.Demonstration)
        {
            return new SimulatorForDemonstrationOnly();
        }

        if (await consultations.FindAsync(command.Consultation, ct) is not { } waiting)
        {
            return new ConsultationUnknown();
        }

        if (waiting.AbandonedAt is not null || waiting.Waiting.IsEmpty)
        {
            return new ConsultationNotWaiting();
        }

        var now = clock.GetCurrentInstant();
        var late = command.Fault == SimulatedFault.Late && ConsultationFigures.On(catalogue, RomeTime.DayOf(now))?.Answers is { } time ? time + PastTheAlarm : Duration.Zero;
        var ready = waiting.Waiting.Max(part => part.SendFrom) + command.Delay + late;
        if (ready > now)
        {
            return new SimulatedAnswerNotReady(ready);
        }

        var register = new SimulatedRegister(command.Seed, command.Acts);
        var files = new List<DeliveredFile>();
        foreach (var part in waiting.Waiting)
        {
            files.Add(await AnswerAsync(command, waiting, part, register, part.SendFrom + command.Delay + late, now, ct));
        }

        return Sequence.From(files);
    }

    private async Task<DeliveredFile> AnswerAsync(
        Command command, Consultation waiting, ConsultationPart part, SimulatedRegister register, Instant asked, Instant now, CancellationToken ct)
    {
        await using var content = (await blobs.OpenAsync(part.Content, ct)).ValueOrThrow();
        var rows = ConsultationList.Read(content).ToList();
        await using var draft = blobs.Draft();
        var checkedAt = command.Fault == SimulatedFault.FromTheFuture ? now + Duration.FromDays(1) : asked;
        var answer = new SimulatedAnswer(register, waiting.Id, waiting.ControllerVat, checkedAt);
        await (command.Form == AnswerForm.Cleansed
            ? answer.WriteCleansedAsync(rows, draft.Stream, ct)
            : answer.WriteResultAsync(new SimulatedAnswer.PartRows(rows, rows.Count, rows[^1].Row), command.Fault, draft.Stream, ct));
        return new DeliveredFile(
            InputKind.Answers,
            FormattableString.Invariant($"simulator-{(command.Form == AnswerForm.Cleansed ? "cleansed" : "result")}-{waiting.Id}-{part.Number}.csv"),
            await draft.CommitAsync(ct),
            asked);
    }
}
