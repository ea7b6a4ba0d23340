// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Records that the person was answered, and what the request came to (PRQ-03).</summary>
public sealed class AnswerRightsRequest(RecordRightsAct record)
{
    /// <summary>How the person was answered.</summary>
    public sealed record Command(RightsRequestId Id, RightsMeans Means, RightsOutcome Outcome, string? Note = null, Instant? At = null);

    /// <returns>The request as it stands now, or why the act was not recorded.</returns>
    public Task<Result<RightsCase>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return record.RunAsync(
            command.Id,
            command.At,
            (at, now) => new RightsEvent.Answered(command.Id, at, by, now, command.Means, command.Outcome, RightsText.Trimmed(command.Note)),
            (known, _) => Against(known, command),
            by,
            ct);
    }

    // What is not done, or not wholly, is answered with the reasons (GDPR, art. 12.4).
    private static IEnumerable<Refusal> Against(RightsCase known, Command command)
    {
        if (known.Answer is not null)
        {
            yield return new RightsAlreadyDone();
        }

        var needsReason = command.Outcome is RightsOutcome.Refused or RightsOutcome.PartlyGranted;
        if (needsReason ? !RightsText.IsReason(command.Note) : !RightsText.IsNote(command.Note))
        {
            yield return new RightsTextInvalid { Where = "/note" };
        }
    }
}
