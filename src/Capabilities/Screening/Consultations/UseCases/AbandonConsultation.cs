// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Gives a consultation up: nothing is waited for any more, and what was answered until then stands.</summary>
public sealed class AbandonConsultation(IUnitOfWork unit, IConsultations consultations, IAuditTrail audit, IClock clock)
{
    /// <summary>What is given up, and why.</summary>
    /// <param name="Consultation">The consultation.</param>
    /// <param name="Reason">Why, in 3 to 500 characters.</param>
    public sealed record Command(ConsultationId Consultation, string? Reason);

    /// <returns>The consultation as it ended, or why it did not.</returns>
    public async Task<Result<Consultation>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (await consultations.FindAsync(command.Consultation, ct) is not { } before)
        {
            return new ConsultationUnknown();
        }

        if (command.Reason?.Trim() is not { Length: >= 3 and <= 500 } reason)
        {
            return new ConsultationReasonMissing { Where = "/reason" };
        }

        if (before.AbandonedAt is not null || (before.ExportedAt is not null && before.Waiting.IsEmpty))
        {
            return new ConsultationAlreadyEnded();
        }

        var abandoned = new ConsultationEvent.Abandoned(reason);
        var at = UtcMicroseconds.Floor(clock.GetCurrentInstant());
        return await unit.CommitAsync<Consultation>(
            async token =>
            {
                var kept = await consultations.AppendAsync(before, new ConsultationEntry(by, at, abandoned), token);
                if (kept is Result<Consultation>.Ok)
                {
                    await audit.AppendAsync(ConsultationTrace.Of(before.Id, by, abandoned), token);
                }

                return kept;
            },
            ct);
    }
}
