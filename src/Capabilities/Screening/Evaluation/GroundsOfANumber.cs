// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The grounds on which a number may be called: what is on file, and what its row claims where no file speaks instead.</summary>
internal static class GroundsOfANumber
{
    /// <summary>At least one ground, each once. What the row claims comes first.</summary>
    public static Sequence<Ground> Of(Situation situation)
    {
        var filed = situation.OnFile.Grounds;
        return Claimed(situation.Claim) switch
        {
            Ground.Nothing when !filed.IsEmpty => filed,

            // A file of contracts or requests that knows the number speaks instead of the row: it says more, and may say that it is over.
            Ground.Contract when filed.Any(ground => ground is Ground.Contract) => filed,
            Ground.Request when filed.Any(ground => ground is Ground.Request) => filed,
            var claimed => [claimed, .. filed.Where(ground => ground != claimed)],
        };
    }

    /// <summary>True when a file of that kind of ground is at hand and does not hold the number that the row claims it for.</summary>
    public static bool IsUnconfirmed<TGround>(Situation situation, ListContext context, FilesAtHand file, Basis claimed)
        where TGround : Ground =>
        situation.Claim.Basis == claimed && context.Files.HasFlag(file) && !situation.OnFile.Grounds.Any(ground => ground is TGround);

    private static Ground Claimed(Claim claim) => claim.Basis switch
    {
        Basis.Consent => new Ground.Consent(
            claim.HasReference, claim.Date, claim.Purpose, claim.Recipient, false, ConsentProof.NotStated, DateField.Missing, false),
        Basis.Customer => new Ground.Contract(claim.HasReference, DateField.Missing, claim.ContractEnd, ContractKind.NotStated, false),
        Basis.Request => new Ground.Request(claim.HasReference, claim.Date, null, false),
        Basis.Directory => new Ground.Directory(),
        Basis.Unreadable => new Ground.Unreadable(),
        _ => new Ground.Nothing(),
    };
}
