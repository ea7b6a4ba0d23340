// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Records that the client was told of a rights request (PRQ-04): always, and within the working days of the rulebook.</summary>
public sealed class ForwardRightsRequest(RecordRightsAct record)
{
    /// <summary>How the client was told.</summary>
    public sealed record Command(RightsRequestId Id, RightsMeans Means, string? Note = null, Instant? At = null);

    /// <returns>The request as it stands now, or why the act was not recorded.</returns>
    public Task<Result<RightsCase>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return record.RunAsync(
            command.Id,
            command.At,
            (at, now) => new RightsEvent.Forwarded(command.Id, at, by, now, command.Means, RightsText.Trimmed(command.Note)),
            (known, _) => Against(known, command),
            by,
            ct);
    }

    private static IEnumerable<Refusal> Against(RightsCase known, Command command)
    {
        if (known.Forwarding is not null)
        {
            yield return new RightsAlreadyDone();
        }

        if (!RightsText.IsNote(command.Note))
        {
            yield return new RightsTextInvalid { Where = "/note" };
        }
    }
}
