// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Proofs;

namespace Filiera.Web;

/// <summary>Checking a screening receipt, and a proof for one number, without an account. Nothing sent here is kept.</summary>
public static class VerifyEndpoints
{
    private const string Address = "/verifica/ricevuta";
    private const long Limit = 4 * 1024 * 1024;

    /// <summary>Maps <c>/verifica</c>, what verifies our credentials, <c>/verifica/ricevuta</c> and the public keys beside it.</summary>
    public static void MapVerify(this IEndpointRouteBuilder app)
    {
        app.MapVerifyCredential();
        app.MapCredentials();
        app.MapKeptPage(AccessPolicies.Everyone, Address, () => Answers.Page<VerifyReceiptPage>());
        app.MapForm(AccessPolicies.Everyone, Address, CheckAsync)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(Limit));
        app.MapPage(AccessPolicies.Everyone, "/verifica/chiavi.json", async (IKeyStore keys, CancellationToken ct) =>
            Export.ToJson("keys", Json.Object(("keys", Json.Array((await KeysAsync(keys, ct)).Select(key => (Json)key.ToJson()))))));
    }

    private static async Task<IResult> CheckAsync(Visit visit, IKeyStore keys, CancellationToken ct)
    {
        var form = await FilledAsync(visit.Http.Request, ct);
        var refusals = new List<Refusal>();
        var envelope = Read(form["receipt"], "receipt", ReceiptForm.ReadFile, refusals);
        var proof = form["proof"].Length == 0 ? null : Read(form["proof"], "proof", ReceiptProofForm.Read, refusals);
        var digits = Number(form["number"], refusals);
        if (envelope is null || refusals.Count > 0)
        {
            return Answers.Page<VerifyReceiptPage>(StatusCodes.Status422UnprocessableEntity, ("Form", form.Refused(Sequence.From(refusals))));
        }

        var checks = new List<Check>(ReceiptVerification.Of(envelope, await KeysAsync(keys, ct)));
        var receipt = (ReceiptForm.Read(envelope) as Result<ScreeningReceipt>.Ok)?.Value;
        if (receipt is not null && proof is not null)
        {
            checks.AddRange(ReceiptVerification.Of(receipt, envelope.PayloadHash, proof, digits));
        }

        return Answers.Page<VerifyReceiptPage>(
            ("Form", form), ("Checked", new CheckedReceipt(new Verification(Sequence.From(checks)), receipt, envelope, proof)));
    }

    // A file chosen stands above what was typed; either way the text stays in the form.
    private static async Task<FormState> FilledAsync(HttpRequest request, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(request, ct);
        var values = new Dictionary<string, string>(form.Values, StringComparer.Ordinal);
        foreach (var file in (await request.ReadFormAsync(ct)).Files.Where(file => file.Length > 0))
        {
            using var text = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            values[file.Name.Replace("-file", "", StringComparison.Ordinal)] = (await text.ReadToEndAsync(ct)).Trim();
        }

        return form with { Values = values };
    }

    private delegate Result<T> Reader<T>(ReadOnlySpan<byte> bytes);

    private static T? Read<T>(string text, string field, Reader<T> reader, List<Refusal> refusals)
        where T : class
    {
        if (reader(Encoding.UTF8.GetBytes(text)) is Result<T>.Ok ok)
        {
            return ok.Value;
        }

        // The first thing wrong says what was sent; its place within the text helps nobody who pasted it.
        refusals.Add(((Result<T>.Refused)reader(Encoding.UTF8.GetBytes(text))).Refusals[0] with { Where = field });
        return null;
    }

    private static ulong? Number(string text, List<Refusal> refusals)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (SubscriberNumber.TryFrom(NumberParser.Parse(text), out var number))
        {
            return number.RevealDigits();
        }

        refusals.Add(new FieldNotUnderstood("number") { Where = "number" });
        return null;
    }

    internal static async Task<IReadOnlyCollection<TrustedKey>> KeysAsync(IKeyStore keys, CancellationToken ct) =>
        [.. (await keys.ListAsync(ct)).Where(key => key.Purpose == ReceiptKeys.Purpose.Name)];
}
