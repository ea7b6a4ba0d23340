// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Records that a client takes a mandate back from an instant on. An earlier revocation may replace a later one.</summary>
public sealed class RevokeMandate(IPartyLedger ledger, IClock clock)
{
    /// <param name="From">First instant not in force; it may be past, when the notice came before it was recorded.</param>
    public sealed record Command(MandateId Mandate, Instant From);

    /// <returns>The identifier given, or every refusal.</returns>
    public Task<Result<MandateId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ledger.DecideAsync(book => Decide(book, command), by, clock, ct);
    }

    private static Result<Decision<MandateId>> Decide(PartyBook book, Command command)
    {
        var problems = new Problems();
        if (!book.Mandates.TryGetValue(command.Mandate, out var mandate))
        {
            problems.Add(new MandateUnknown(), "/mandate");
            return problems.All;
        }

        if (mandate.Term.HasEndedBy(command.From))
        {
            problems.Add(new MandateEnded(), "/from");
        }
        else if (mandate.RevokedFrom is { } revoked && revoked <= command.From)
        {
            problems.Add(new MandateIsRevoked(), "/from");
        }

        return problems.Any
            ? problems.All
            : new Decision<MandateId>(
                mandate.Id, new PartyEvent.MandateRevoked(mandate.Id, mandate.Client, mandate.Centre, command.From));
    }
}
