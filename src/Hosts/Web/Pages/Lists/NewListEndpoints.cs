// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Delivering a contact list with everything that goes with it.</summary>
public static class NewListEndpoints
{
    private const string Address = "/lavoro/liste/nuova";

    /// <summary>Maps <c>/lavoro/liste/nuova</c>.</summary>
    public static void MapNewList(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Workspace, Address, (Visit visit, IPartyLedger ledger, CancellationToken ct) =>
            ShowAsync(FormState.Empty, StatusCodes.Status200OK, visit, ledger, ct));
        app.MapUpload(AccessPolicies.Workspace, Address, SendAsync);
    }

    private static async Task<IResult> SendAsync(
        Visit visit, Uploads uploads, IPartyLedger ledger, ReceiveContactList receive, CancellationToken ct)
    {
        var read = await uploads.ReadAsync(visit.Http, ct);
        if (read is not Result<FormState>.Ok { Value: var form })
        {
            return Answers.Problem(((Result<FormState>.Refused)read).Refusals);
        }

        var reader = new FormReader(form);
        var draft = NewListForm.Read(form, reader);
        var result = reader.Refusals.IsEmpty ? await receive.RunAsync(draft.ToCommand(), visit.Guest!.Actor, ct) : reader.Refusals;
        return result switch
        {
            Result<ReceiveContactList.Receipt>.Ok(var receipt) => Answers.SeeOther($"/lavoro/liste/{receipt.List.Id.Value}?esito=list-receive"),
            Result<ReceiveContactList.Receipt>.Refused refused => await ShowAsync(
                form.Refused(NewListForm.Place(refused.Refusals, draft)), ProblemTable.StatusOf(refused.Refusals[0].Code), visit, ledger, ct),
            _ => throw new InvalidOperationException("Neither taken in nor refused."),
        };
    }

    private static async Task<IResult> ShowAsync(FormState form, int status, Visit visit, IPartyLedger ledger, CancellationToken ct)
    {
        var book = await ledger.ReadAsync(ct);
        return Answers.Page<NewListPage>(
            status,
            ("Centres", PartyChoices.Organisations(book, visit.Today, OrganisationRole.ContactCentre)),
            ("Campaigns", PartyChoices.Campaigns(book, visit.Today)),
            ("Form", form));
    }
}
