// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Records that a centre gives a declared number up from a day on.</summary>
public sealed class ReleaseCallerNumber(IPartyLedger ledger, IClock clock)
{
    /// <param name="From">First day on which it may not be presented.</param>
    public sealed record Command(DeclaredNumberId Declaration, LocalDate From);

    /// <returns>The identifier given, or every refusal.</returns>
    public Task<Result<DeclaredNumberId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ledger.DecideAsync(book => Decide(book, command), by, clock, ct);
    }

    private static Result<Decision<DeclaredNumberId>> Decide(PartyBook book, Command command)
    {
        var problems = new Problems();
        if (!book.Numbers.TryGetValue(command.Declaration, out var declared))
        {
            problems.Add(new DeclarationUnknown(), "/declaration");
            return problems.All;
        }

        problems.AddWhen(command.From < declared.Days.From, new EndBeforeStart(), "/from");
        problems.AddWhen(declared.Effective.HasEndedBy(command.From), new DeclarationAlreadyReleased(), "/from");
        return problems.Any
            ? problems.All
            : new Decision<DeclaredNumberId>(
                declared.Id, new PartyEvent.NumberReleased(declared.Id, declared.Centre, declared.Client, command.From));
    }
}
