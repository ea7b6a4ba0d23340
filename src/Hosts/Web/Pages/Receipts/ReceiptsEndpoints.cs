// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Proofs;
using Filiera.Screening;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Receipts: the list, one in words, its file, and the proof for one number.</summary>
public static class ReceiptsEndpoints
{
    /// <summary>Where they are.</summary>
    public const string Address = "/lavoro/ricevute";

    private static readonly string[] Heading = ["id", "issued", "list", "rows", "callable", "client", "centre", "campaign", "as_of", "valid_until", "root"];

    /// <summary>Maps <c>/lavoro/ricevute</c> and what lies below it.</summary>
    public static void MapReceipts(this IEndpointRouteBuilder app)
    {
        app.MapList(Address, "receipts", OpenAsync, (_, asked, found) => Task.FromResult<IResult>(Answers.Page<ReceiptsPage>(("Asked", asked), ("Found", found))));
        app.MapPage(AccessPolicies.Workspace, Address + "/{id:guid}", (Guid id, IReceipts receipts, IKeyStore keys, IReceiptSecrets secrets, CancellationToken ct) =>
            ShowAsync(id, FormState.Empty, StatusCodes.Status200OK, receipts, keys, secrets, ct));
        app.MapPage(AccessPolicies.Workspace, Address + "/{id:guid}/ricevuta.json", async (Guid id, Visit visit, IReceipts receipts, CancellationToken ct) =>
            await receipts.FindAsync(new ReceiptId(id), ct) is { } kept
                ? Results.Bytes(ReceiptForm.WriteFile(kept.Envelope), "application/json", DownloadName.Of(visit, "receipt", $"-{kept.Id}.json"))
                : Results.NotFound());
        app.MapForm(AccessPolicies.Workspace, Address + "/{id:guid}/prova", ProveAsync);
        app.MapAct(Erase);
    }

    /// <summary>Erases the secret of a receipt: no number can be proved afterwards.</summary>
    private static Act Erase { get; } = new(
        AccessPolicies.Operator,
        Address + "/{id:guid}/cancella-segreto",
        "receipt-erase",
        visit => [new Crumb(visit["lists.title"], "/lavoro/liste"), new Crumb(visit["receipts.title"], Address)],
        async request => await request.Get<IReceipts>().FindAsync(new ReceiptId(request.Id), request.Stop) is null ? null : Sequence<FieldSpec>.Empty,
        (request, _) => () => request.Get<EraseReceiptSecret>().RunAsync(new ReceiptId(request.Id), request.By, request.Stop)
            .Then(receipt => $"{Address}/{receipt.Id}?esito=receipt-erase"));

    /// <summary>What a kept receipt says; it was read once before it was kept.</summary>
    public static ScreeningReceipt Read(KeptReceipt kept) => ReceiptForm.Read(kept.Envelope).ValueOrThrow();

    /// <summary>How many numbers a receipt lets be called.</summary>
    public static long Allowed(ScreeningReceipt receipt) =>
        receipt.Counts.Where(count => count.Verdict == VerdictNames.Of(Verdict.Allow)).Sum(count => count.Rows);

    private static Task<StoredList<ScreeningReceipt>> OpenAsync(ActRequest request)
    {
        var receipts = request.Get<IReceipts>();
        var visit = request.Visit;
        var columns = new ListColumns<ScreeningReceipt>(visit.Language.Culture(), one => one.Id.ToString(),
        [
            ("emessa", one => visit.Column(one.IssuedAt)),
            ("lista", one => one.List.Name),
            ("campagna", one => $"{one.Campaign.Name} {one.Controller.Name}"),
            ("esito", one => visit.Column(Allowed(one))),
            ("fino", one => visit.Column(one.ValidUntil)),
        ])
        {
            ComeInOrder = true,
        };
        return Task.FromResult(new StoredList<ScreeningReceipt>(columns, text => ReceiptId.TryParse(text, out _), ReadAsync, Heading, one => [Row(one)]));

        async Task<IReadOnlyList<ScreeningReceipt>> ReadAsync(ListAsked asked, string? after, int count)
        {
            ReceiptId? before = ReceiptId.TryParse(after, out var id) ? id : null;
            return [.. (await receipts.ListAsync(count, before, request.Stop)).Select(Read)];
        }
    }

    private static async Task<IResult> ShowAsync(
        Guid id, FormState form, int status, IReceipts receipts, IKeyStore keys, IReceiptSecrets secrets, CancellationToken ct)
    {
        if (await receipts.FindAsync(new ReceiptId(id), ct) is not { } kept)
        {
            return Results.NotFound();
        }

        using var secret = await secrets.FindAsync(kept.Id, ct);
        var checks = ReceiptVerification.Of(kept.Envelope, [.. (await keys.ListAsync(ct)).Where(key => key.Purpose == ReceiptKeys.Purpose.Name)]);
        return Answers.Page<ReceiptPage>(
            status,
            ("Kept", kept),
            ("Checked", new CheckedReceipt(new Verification(checks), Read(kept), kept.Envelope, null)),
            ("HasSecret", secret is not null),
            ("Form", form));
    }

    private static async Task<IResult> ProveAsync(
        Guid id, Visit visit, ProveReceiptRow prove, IReceipts receipts, IKeyStore keys, IReceiptSecrets secrets, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        var number = SubscriberNumber.Parse(form["number"]);
        if (number is Result<SubscriberNumber>.Refused unread)
        {
            var refused = form.Refused(Sequence.From(unread.Refusals.Select(refusal => refusal with { Where = "number" })));
            return await ShowAsync(id, refused, StatusCodes.Status422UnprocessableEntity, receipts, keys, secrets, ct);
        }

        return await prove.RunAsync(new ReceiptId(id), number.ValueOrThrow(), visit.Guest!.Actor, ct) switch
        {
            Result<ReceiptProof>.Ok(var proof) => Results.Bytes(ReceiptProofForm.Write(proof), "application/json", DownloadName.Of(visit, "proof", $"-{proof.Receipt}.json")),
            Result<ReceiptProof>.Refused refused => await ShowAsync(
                id, form.Refused(refused.Refusals), ProblemTable.StatusOf(refused.Refusals[0].Code), receipts, keys, secrets, ct),
            _ => throw new InvalidOperationException("Neither a proof nor a refusal."),
        };
    }

    private static string[] Row(ScreeningReceipt receipt) =>
    [
        receipt.Id.ToString(), InstantPattern.General.Format(receipt.IssuedAt), receipt.List.Name, Text(receipt.List.Rows),
        Text(Allowed(receipt)),
        receipt.Controller.Name, receipt.Centre.Name, receipt.Campaign.Name, InstantPattern.General.Format(receipt.AsOf),
        receipt.ValidUntil is { } until ? InstantPattern.General.Format(until) : "", receipt.Tree.Root.ToString(),
    ];

    private static string Text(long count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
