// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;

namespace Filiera.Screening;

/// <summary>Brings a new key for the clearances of a client and a centre into use; those in hand stay good until they end.</summary>
public sealed class RotateClearanceKey(IUnitOfWork unit, IPartyLedger parties, IClearanceKeys keys, IAuditTrail audit)
{
    /// <returns>The number of the new key; or <see cref="OrganisationUnknown"/> or <see cref="ClearanceKeyTooYoung"/>.</returns>
    public async Task<Result<int>> RunAsync(OrganisationId client, OrganisationId centre, Actor by, CancellationToken ct)
    {
        var book = await parties.ReadAsync(ct);
        foreach (var (firm, where) in new[] { (client, "/client"), (centre, "/centre") })
        {
            if (!book.Organisations.ContainsKey(firm))
            {
                return new OrganisationUnknown { Where = where };
            }
        }

        // A key whose trace could not be kept is a key all the same: asked again, the next one is traced.
        return await unit.CommitAsync<int>(
            async token =>
            {
                var rotating = await keys.RotateAsync(client, centre, token);
                if (rotating is Result<int>.Ok { Value: var number })
                {
                    await audit.AppendAsync(
                        new AuditAct(by, "clearance-key-rotated", "clearance-key", client + "/" + centre, Json.Object(("number", number))), token);
                }

                return rotating;
            },
            ct);
    }
}
