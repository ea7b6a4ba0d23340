// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Proofs;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime;
using Outcome = Filiera.Kernel.Outcome;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera receipt verify|show</c> on files alone: no installation is there.</summary>
public sealed class ReceiptsVerified : IDisposable
{
    private const string Client = "00000000000";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 9, 0);
    private readonly string _folder = Directory.CreateTempSubdirectory("filiera-receipt-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_stranger_with_the_files_and_the_keys_verifies_every_verdict_and_one_number()
    {
        await WriteAsync();
        var alone = await Tool.RunAsync("receipt", "verify", Of("receipt.json"), "--key", Of("keys.json"));
        var whole = await Tool.RunAsync([.. WithFiles(), "--slowly", "--number", "06 69893123", "--proof", Of("proof.json")]);
        var other = await Tool.RunAsync("receipt", "verify", Of("receipt.json"), "--key", Of("keys.json"), "--number", "3471234567", "--proof", Of("proof.json"));

        Assert.StartsWith("The receipt holds: it is genuine and unchanged. No row was judged again.\n", alone.WithCode(0).Output, StringComparison.Ordinal);
        Assert.Contains("  not run         list         : not-given\n", alone.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            "The receipt holds: it is genuine, and judging every row of the list again comes to exactly what it says.\n"
            + "The number is row 2 of the list: withhold because of no-basis(SCR-02), no-answer(RPO-03).\n",
            whole.WithCode(0).Output,
            StringComparison.Ordinal);
        Assert.StartsWith("The receipt does not hold: number not met.\n", other.WithCode(1).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("69893123", whole.Output + other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_missing_or_refused_has_its_own_exit_code()
    {
        await WriteAsync();
        var keyless = await Tool.RunAsync("receipt", "verify", Of("receipt.json"));
        var lacking = await Tool.RunAsync("receipt", "verify", Of("receipt.json"), "--key", Of("keys.json"), "--list", Of("lista.csv"));
        var refused = await Tool.RunAsync("receipt", "verify", Of("lista.csv"), "--key", Of("keys.json"));
        var absent = await Tool.RunAsync("receipt", "verify", Of("nothing.json"), "--key", Of("keys.json"));
        await File.AppendAllTextAsync(Of("callable.csv"), "1\n");
        var changed = await Tool.RunAsync(WithFiles());

        Assert.Contains("--key FILE", keyless.WithCode(3).Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("The receipt is not proven: nothing is wrong with it, but answers, verdicts could not be checked.", lacking.WithCode(3).Lines[0], StringComparison.Ordinal);
        Assert.Equal(2, refused.Code);
        Assert.Equal(["receipt-file-unreadable"], absent.WithCode(2).Codes);
        Assert.StartsWith("The receipt does not hold: output not met.", changed.WithCode(1).Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_says_check_by_check_what_the_text_says()
    {
        await WriteAsync();
        var json = JsonDocument.Parse((await Tool.RunAsync([.. WithFiles(), "--json", "--proof", Of("proof.json")])).WithCode(0).Output).RootElement;
        var checks = json.GetProperty("checks").EnumerateArray().ToDictionary(
            check => check.GetProperty("name").GetString() + check.GetProperty("where").GetString(), check => check.GetProperty("outcome").GetString());

        Assert.True(json.GetProperty("holds").GetBoolean());
        Assert.Equal("met", checks["verdicts"]);
        Assert.Equal("not-run", checks["tree"]);
        Assert.Equal("not-run", checks["number"]);
        Assert.Equal("withhold", json.GetProperty("row").GetProperty("outcome").GetProperty("verdict").GetString());
        Assert.Equal("filiera-screening-receipt/1", json.GetProperty("receipt").GetProperty("format").GetString());
    }

    [Fact]
    public async Task A_receipt_is_shown_and_what_is_none_is_refused()
    {
        await WriteAsync();
        var shown = await Tool.RunAsync("receipt", "show", Of("receipt.json"));

        Assert.StartsWith("receipt          019df21b-c740-7afb-be09-d324fae6c699 (demonstration data)\n", shown.WithCode(0).Output, StringComparison.Ordinal);
        Assert.Contains("register         consultation for 00000000000, from 2026-11-20T10:00:00Z to 2026-11-20T10:00:00Z\n", shown.Output, StringComparison.Ordinal);
        Assert.Equal(["receipt-not-named"], (await Tool.RunAsync("receipt", "show", "nothing")).WithCode(2).Codes);
        Assert.Equal(["receipt-unreadable"], (await Tool.RunAsync("receipt", "show", Of("note.json"))).WithCode(2).Codes);
    }

    private string[] WithFiles() =>
    [
        "receipt", "verify", Of("receipt.json"), "--key", Of("keys.json"), "--list", Of("lista.csv"), "--answers", Of("risposta.csv"), "--outputs", _folder,
    ];

    private string Of(string name) => Path.Combine(_folder, name);

    private async Task WriteAsync()
    {
        var list = "telefono;base\n+39 347 1234567;cliente\n06 69893123;\n-;cliente\n"u8.ToArray();
        var answers = "number_e164;result;checked_at\n+393471234567;KEEP;2026-11-20T10:00:00Z\n"u8.ToArray();
        var catalogue = RulebookDirectory.Load(RulebookDirectory.Locate(null, null, AppContext.BaseDirectory, AppContext.BaseDirectory)).ValueOrThrow();
        Sequence<AppliedRule> rules = [.. new[] { "SCR-02@1", "RPO-03@1" }.Select(rule => new AppliedRule(catalogue.Find(RuleRef.Parse(rule))!, Severity.Block, false))];
        var read = AnswerFile.Read(new MemoryStream(answers), ContentHash.Of(answers), Client).ValueOrThrow();
        var context = new ListContext(
            Now,
            new CampaignFacts(Client, "Committente Inventato", Rulebook.Sector.Other, Purpose.Promotion, new Outcome.Met(), new Outcome.Met()),
            read.From,
            FilesAtHand.None,
            catalogue.Precedence(new RuleVersion(1))!);
        using var secret = SaltSecret.Generate();
        using var sealedRows = new SealedRows(secret);
        var run = (await new ReferenceRun(kind => new FileDraft(Of(kind.ToString().ToLowerInvariant() + ".csv"))).RunAsync(
            new ReferenceInput(_ => Task.FromResult<Stream>(new MemoryStream(list)), context, rules, number => read.AnswerFor(number), _ => NumberFacts.None),
            findDuplicates: true,
            row => sealedRows.Add(row.Number, row.Verdict),
            _ => ValueTask.CompletedTask,
            CancellationToken.None)).ValueOrThrow();
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        var receipt = ReceiptWriting.Of(
            new ReceiptHeading(
                new ReceiptId(Guid.Parse("019df21b-c740-7afb-be09-d324fae6c699")), Now, Demonstration: true, "0.1.0", new ReceiptParty("00000000001", "Centro Inventato"),
                "campagna", "Campagna inventata", "lista.csv", ContentHash.Of(list), list.Length, Duplicates: true, [],
                new ReceiptAnswers(AnswersKind.Consultation, Client, [read.From.Source], [], null, Now - Duration.FromHours(23), Now - Duration.FromHours(23), AnswersPrecision.Exact, null),
                catalogue.Version),
            context,
            rules,
            new ReceiptFindings(run.File, run.Counts, run.Reasons, run.ValidUntil, run.Outputs, sealedRows.Finish()));
        var envelope = ReceiptForm.Seal(receipt, key);
        await File.WriteAllBytesAsync(Of("lista.csv"), list);
        await File.WriteAllBytesAsync(Of("risposta.csv"), answers);
        await File.WriteAllBytesAsync(Of("receipt.json"), ReceiptForm.WriteFile(envelope));
        await File.WriteAllBytesAsync(Of("note.json"), ReceiptForm.WriteFile(SignedEnvelope.Seal(ReceiptForm.PayloadType, "{}"u8, key)));
        await File.WriteAllBytesAsync(Of("keys.json"), KeyList.Write([new TrustedKey(key.Key, ReceiptKeys.Purpose.Name, Now - Duration.FromDays(1), null)]));
        var files = new ReceiptFiles(
            GivenFile.At(Of("lista.csv")), [], [], GivenFile.At(Of("callable.csv")), GivenFile.At(Of("withheld.csv")), GivenFile.At(Of("rejected.csv")));
        using var rows = await ReceiptRows.OpenAsync(receipt, files, CancellationToken.None);
        var proof = new RowProver(receipt, envelope.PayloadHash, secret, rows!.Begin).Prove(SubscriberNumber.Parse("+39 06 69893123").ValueOrThrow());
        await File.WriteAllBytesAsync(Of("proof.json"), ReceiptProofForm.Write(proof.ValueOrThrow()));
    }

    /// <summary>A draft that becomes a file of its own.</summary>
    private sealed class FileDraft(string path) : Operations.IBlobDraft
    {
        private readonly MemoryStream _stream = new();

        public Stream Stream => _stream;

        public async Task<ContentHash> CommitAsync(CancellationToken ct)
        {
            await File.WriteAllBytesAsync(path, _stream.ToArray(), ct);
            return ContentHash.Of(_stream.ToArray());
        }

        public ValueTask DisposeAsync() => _stream.DisposeAsync();
    }
}
