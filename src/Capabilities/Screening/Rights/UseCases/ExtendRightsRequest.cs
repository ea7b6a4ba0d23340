// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Records that the person was told, within the term, that the answer takes longer, and why (GDPR, art. 12.3).</summary>
public sealed class ExtendRightsRequest(RecordRightsAct record, RuleCatalogue catalogue)
{
    /// <summary>Why it takes longer.</summary>
    public sealed record Command(RightsRequestId Id, string? Reason, Instant? At = null);

    /// <returns>The request as it stands now, or why the act was not recorded.</returns>
    public Task<Result<RightsCase>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return record.RunAsync(
            command.Id,
            command.At,
            (at, now) => new RightsEvent.Extended(command.Id, at, by, now, RightsText.Trimmed(command.Reason) ?? ""),
            (known, done) => Against(known, done, command),
            by,
            ct);
    }

    private IEnumerable<Refusal> Against(RightsCase known, RightsEvent done, Command command)
    {
        if (known.Extension is not null || known.Answer is not null)
        {
            yield return new RightsAlreadyDone();
        }

        if (!RightsText.IsReason(command.Reason))
        {
            yield return new RightsTextInvalid { Where = "/reason" };
        }

        var received = RomeTime.DayOf(known.Request.ReceivedAt);
        if (RightsClock.AnswerBy(received, RightsTerms.On(catalogue, received), isExtended: false) is { } last && RomeTime.DayOf(done.At) > last)
        {
            yield return new RightsExtensionTooLate { Where = "/at" };
        }
    }
}
