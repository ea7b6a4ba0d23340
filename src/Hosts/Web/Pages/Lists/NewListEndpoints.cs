// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>Delivering a contact list with everything that goes with it: it becomes a draft, looked at before anybody commits to it.</summary>
public static class NewListEndpoints
{
    private const string Address = "/lavoro/liste/nuova";

    /// <summary>Maps <c>/lavoro/liste/nuova</c>.</summary>
    public static void MapNewList(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Workspace, Address, async (Visit visit, IPartyLedger ledger, DraftStore drafts, CancellationToken ct) =>
            await ShowAsync(
                await drafts.FindAsync(visit.Http.Request.Query["bozza"], ct) is { } draft ? NewListForm.Fill(draft, visit.Http.Request.Query[NewListForm.Before].ToString()) : FormState.Empty,
                StatusCodes.Status200OK, visit, ledger, ct));
        app.MapUpload(AccessPolicies.Workspace, Address, SendAsync);
    }

    private static async Task<IResult> SendAsync(
        Visit visit, Uploads uploads, IPartyLedger ledger, DraftStore drafts, IBlobs blobs, ListLook look, CancellationToken ct)
    {
        var read = await uploads.ReadAsync(visit.Http, ct);
        if (read is not Result<FormState>.Ok { Value: var form })
        {
            return Answers.Problem(((Result<FormState>.Refused)read).Refusals);
        }

        var reader = new FormReader(form);
        var draft = NewListForm.Read(form, reader);
        var before = await drafts.FindAsync(form[NewListForm.Before], ct);
        var (inputs, unmapped) = await FactMappings.PairAsync(draft.Inputs, form[NewListForm.Unmapped].Length > 0 ? [] : before?.Inputs ?? [], blobs, ct);
        draft = draft with { Inputs = inputs, Mapping = before?.Content == draft.Content ? before.Mapping : null };
        var against = await NewListForm.AgainstAsync(draft, await ledger.ReadAsync(ct), blobs, look, ct);
        Sequence<Refusal> refusals = [.. reader.Refusals, .. against.Where(one => reader.Refusals.All(unread => unread.Where != one.Where)), .. unmapped];
        return refusals.IsEmpty
            ? Answers.SeeOther(await drafts.KeepAsync(draft, ct))
            : await ShowAsync(form.Refused(refusals), ProblemTable.StatusOf(refusals[0].Code), visit, ledger, ct);
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
