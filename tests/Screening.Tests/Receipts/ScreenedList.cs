// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime;
using Outcome = Filiera.Kernel.Outcome;

namespace Filiera.Screening.Tests;

/// <summary>A list screened in memory by two rules of the shipped rulebook, with its files, its secret and its receipt.</summary>
internal sealed record ScreenedList(byte[] List, byte[]? Answers, byte[]? Suppressed, byte[] Callable, byte[] Withheld, byte[] Rejected, ReferenceResult Run)
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 9, 0);

    /// <summary>The mapping the list was read with.</summary>
    public ListMapping? Mapping { get; init; }

    public const string Client = "00000000000";

    public static RuleCatalogue Catalogue { get; } = RulebookDirectory.Load(Folder()).ValueOrThrow();

    public static Sequence<AppliedRule> BasisAndAnswer { get; } =
        [new(Catalogue.Find(RuleRef.Parse("SCR-02@1"))!, Severity.Block, false), new(Catalogue.Find(RuleRef.Parse("RPO-03@1"))!, Severity.Block, false)];

    public static async Task<ScreenedList> OfAsync(byte[] list, byte[]? answers = null, byte[]? suppressed = null, ListMapping? mapping = null)
    {
        var blobs = new MemoryBlobs();
        var read = Read(answers);
        var book = (await FactBook.ReadAsync(suppressed is null ? [] : [new FactFile(InputKind.SuppressOwn, "esclusi.csv", Given("esclusi.csv", suppressed).Open)], default)).ValueOrThrow();
        var run = (await new ReferenceRun(_ => blobs.Draft()).RunAsync(
            new ReferenceInput(_ => Task.FromResult<Stream>(new MemoryStream(list)), Context(read, book.AtHand), Rules(read), number => read?.AnswerFor(number), book.Find, mapping),
            findDuplicates: true,
            null,
            _ => ValueTask.CompletedTask,
            CancellationToken.None)).ValueOrThrow();
        return new ScreenedList(list, answers, suppressed, blobs[run.Outputs.Callable], blobs[run.Outputs.Withheld], blobs[run.Outputs.Rejected], run) { Mapping = mapping };
    }

    public static Task<ScreenedList> OfAsync(string list, string? answers = null, string? suppressed = null) =>
        OfAsync(Encoding.UTF8.GetBytes(list), answers is null ? null : Encoding.UTF8.GetBytes(answers), suppressed is null ? null : Encoding.UTF8.GetBytes(suppressed));

    public static SaltSecret Secret() => new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    public static SigningKey Key() => SigningKey.FromSecret(SignatureAlgorithm.Ed25519, Enumerable.Range(1, 32).Select(i => (byte)i).ToArray()).ValueOrThrow();

    public static TrustedKey Trusted()
    {
        using var key = Key();
        return new TrustedKey(key.Key, ReceiptKeys.Purpose.Name, Now - Duration.FromDays(30), null);
    }

    public ScreenedRows Rows() => new(Run.File, Text(Unpacked()), Text(Callable), Text(Withheld), Text(Rejected));

    public SignedEnvelope Signed()
    {
        using var key = Key();
        return ReceiptForm.Seal(Receipt(), key);
    }

    public ScreeningReceipt Receipt()
    {
        using var secret = Secret();
        var read = Read(Answers);
        return ReceiptWriting.Of(
            new ReceiptHeading(
                new ReceiptId(Guid.Parse("019df21b-c740-7afb-be09-d324fae6c699")),
                Now,
                Demonstration: true,
                "0.1.0",
                new ReceiptParty("00000000001", "Centro Inventato"),
                "019df21b-c740-7afb-be09-d324fae6c600",
                "Campagna inventata",
                "lista.csv",
                ContentHash.Of(List),
                List.Length,
                Duplicates: true,
                Suppressed is null ? [] : [new ListInput(InputKind.SuppressOwn, "esclusi.csv", ContentHash.Of(Suppressed), Suppressed.Length)],
                read is null ? null : new ReceiptAnswers(
                    AnswersKind.Consultation, Client, [read.From.Source], [ContentHash.Of(List)], null, Now, Now, AnswersPrecision.Exact, null),
                Catalogue.Version,
                Mapping),
            Context(read, Suppressed is null ? FilesAtHand.None : FilesAtHand.Exclusions),
            Rules(read),
            new ReceiptFindings(Run.File, Run.Counts, Run.Reasons, Run.ValidUntil, Run.Outputs, new RowProver(null!, default, secret, Rows).Tree()!));
    }

    public ReceiptFiles Files() => new(
        Given("lista.csv", List),
        Answers is null ? [] : [Given("risposta.csv", Answers)],
        Suppressed is null ? [] : [Given("esclusi.csv", Suppressed)],
        Given("callable.csv", Callable),
        Given("withheld.csv", Withheld),
        Given("rejected.csv", Rejected));

    public static GivenFile Given(string name, byte[] bytes) => new(name, _ => Task.FromResult<Stream>(new MemoryStream(bytes)));

    private static OptOutAnswers? Read(byte[]? answers) =>
        answers is null ? null : AnswerFile.Read(new MemoryStream(answers), ContentHash.Of(answers), Client).ValueOrThrow();

    private static Sequence<AppliedRule> Rules(OptOutAnswers? answers) => answers is null ? [BasisAndAnswer[0]] : BasisAndAnswer;

    private static ListContext Context(OptOutAnswers? answers, FilesAtHand atHand) => new(
        Now,
        new CampaignFacts(Client, "Committente Inventato", Sector.Other, Purpose.Promotion, new Outcome.Met(), new Outcome.Met()),
        answers?.From,
        atHand,
        Catalogue.Precedence(new RuleVersion(1))!);

    private byte[] Unpacked()
    {
        using var list = RecognisedList.OpenAsync(ListBytes.Of(List), Mapping, default).GetAwaiter().GetResult().ValueOrThrow();
        var text = new byte[list.Text.Length];
        list.Text.Read(0, text);
        return text;
    }

    private StreamReader Text(byte[] bytes) => Run.File.Encoding.OpenText(new MemoryStream(bytes));

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "rulebook");
}
