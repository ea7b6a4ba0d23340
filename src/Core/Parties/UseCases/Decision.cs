// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>What a use case decided on a book: the events to append and what to answer once they are.</summary>
internal sealed record Decision<T>(T Answer, PartyEvent Event, PersonalChange? Personal = null);

internal static class Decisions
{
    private const int Attempts = 5;

    /// <summary>Reads, decides and appends; decides anew on the new book when others appended meanwhile.</summary>
    internal static async Task<Result<T>> DecideAsync<T>(
        this IPartyLedger ledger, Func<PartyBook, Result<Decision<T>>> decide, Actor by, IClock clock, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var book = await ledger.ReadAsync(ct);
            switch (decide(book))
            {
                case Result<Decision<T>>.Refused refused:
                    return refused.Refusals;
                case Result<Decision<T>>.Ok { Value: var decision }:
                    var entry = new PartyEntry(by, clock.GetCurrentInstant(), decision.Event);
                    var appended = await ledger.AppendAsync(book.Version, [entry], decision.Personal, ct);
                    if (appended is Result<long>.Ok)
                    {
                        return decision.Answer;
                    }

                    var refusals = ((Result<long>.Refused)appended).Refusals;
                    if (attempt == Attempts || !refusals.All(r => r is ChangedMeanwhile))
                    {
                        return refusals;
                    }

                    break;
            }
        }
    }
}
