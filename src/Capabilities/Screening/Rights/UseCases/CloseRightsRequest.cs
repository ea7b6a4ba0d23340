// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Closes a rights request about which nothing more is to be done, such as one that the person took back; the reason stays.</summary>
public sealed class CloseRightsRequest(RecordRightsAct record)
{
    /// <summary>Why it is closed.</summary>
    public sealed record Command(RightsRequestId Id, string? Reason, Instant? At = null);

    /// <returns>The request as it stands now, or why the act was not recorded.</returns>
    public Task<Result<RightsCase>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return record.RunAsync(
            command.Id,
            command.At,
            (at, now) => new RightsEvent.Closed(command.Id, at, by, now, RightsText.Trimmed(command.Reason) ?? ""),
            (_, _) => RightsText.IsReason(command.Reason) ? [] : [new RightsTextInvalid { Where = "/reason" }],
            by,
            ct);
    }
}
