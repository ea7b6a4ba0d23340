// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Declares a number that a centre presents when it calls for one client.</summary>
public sealed class DeclareCallerNumber(IPartyLedger ledger, IIdentifiers identifiers, IClock clock)
{
    /// <param name="Number">As written; with <c>+39</c> or without.</param>
    /// <param name="From">First day on which it may be presented.</param>
    /// <param name="Until">First day on which it may not any more, or null.</param>
    /// <param name="Proof">The hash of the stored document.</param>
    /// <param name="ProofDescription">What the document is, without personal data.</param>
    public sealed record Command(
        OrganisationId Centre,
        OrganisationId Client,
        string? Number,
        LocalDate From,
        LocalDate? Until,
        ContentHash Proof,
        string? ProofDescription);

    /// <returns>The new identifier, or every refusal.</returns>
    public Task<Result<DeclaredNumberId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var id = new DeclaredNumberId(identifiers.Next());
        return ledger.DecideAsync(book => Decide(book, command, id), by, clock, ct);
    }

    private static Result<Decision<DeclaredNumberId>> Decide(PartyBook book, Command command, DeclaredNumberId id)
    {
        var problems = new Problems();
        problems.Organisation(book, command.Centre, null, command.From, "/centre");
        problems.Organisation(book, command.Client, OrganisationRole.Client, command.From, "/client");
        var days = problems.Days(command.From, command.Until, "/until");
        problems.AddWhen(command.Proof == default, new ProofMissing(), "/proof");
        var description = problems.Text(command.ProofDescription, 200, "/proofDescription");
        switch (CallerId.Parse(command.Number ?? ""))
        {
            case Result<CallerId>.Refused { Refusals: var refusals }:
                problems.Add(refusals[0], "/number");
                break;
            case Result<CallerId>.Ok { Value: var number }:
                if (book.DeclarationsOf(number).FirstOrDefault(d => d.Effective.Overlaps(days)) is { } other)
                {
                    var isOwn = other.Centre == command.Centre && other.Client == command.Client;
                    problems.Add(isOwn ? new NumberAlreadyDeclared() : new NumberDeclaredByAnother(), "/number");
                }

                if (!problems.Any)
                {
                    var proof = new NumberProof(command.Proof, description);
                    return new Decision<DeclaredNumberId>(
                        id, new PartyEvent.NumberDeclared(new DeclaredNumber(id, command.Centre, command.Client, number, days, proof)));
                }

                break;
        }

        return problems.All;
    }
}
