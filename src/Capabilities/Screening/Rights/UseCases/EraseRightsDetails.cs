// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>Erases the telephone number and every note of a rights request, those about what was done included. The request, what was done and the figures stay.</summary>
public sealed class EraseRightsDetails(IUnitOfWork unit, IRightsRequests requests, IAuditTrail audit)
{
    /// <returns>The request as it stands now, or <see cref="RightsRequestUnknown"/>, or <see cref="RightsAlreadyDone"/> where nothing is left to erase.</returns>
    public Task<Result<RightsCase>> RunAsync(RightsRequestId id, Actor by, CancellationToken ct) => unit.CommitAsync<RightsCase>(
        async token =>
        {
            if (await requests.FindAsync(id, token) is not { } known)
            {
                return new RightsRequestUnknown();
            }

            if (!await requests.EraseDetailsAsync(id, token))
            {
                return new RightsAlreadyDone();
            }

            await audit.AppendAsync(
                new AuditAct(by, "rights-request-details-erased", RecordRightsAct.SubjectKind, id.ToString(), Json.Object(("number", known.Request.Number.ToString()))), token);
            return known.WithoutDetails();
        },
        ct);
}
