// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Records that the person was given the public number of a rights request. It may be handed again.</summary>
public sealed class HandRightsReceipt(RecordRightsAct record)
{
    /// <summary>How it was handed.</summary>
    public sealed record Command(RightsRequestId Id, RightsMeans Means, Instant? At = null);

    /// <returns>The request as it stands now, or why the act was not recorded.</returns>
    public Task<Result<RightsCase>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return record.RunAsync(
            command.Id,
            command.At,
            (at, now) => new RightsEvent.ReceiptHanded(command.Id, at, by, now, command.Means),
            (_, _) => [],
            by,
            ct);
    }
}
