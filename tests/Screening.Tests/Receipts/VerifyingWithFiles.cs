// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: a receipt with all its files is laid out in one place.
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Screening.Tests;

public sealed class VerifyingWithFiles
{
    private const string List = "telefono;base;nome\n+39 347 1234567;cliente;Ada\n06 69893123;;B\n347 1234567;richiesta;C\n+44 20 7946 0958;cliente;D\n-;cliente;E\n"
        + "+39 333 0000001;consenso;F\n";

    private const string Answers = "number_e164;result;checked_at\n+393471234567;KEEP;2026-11-20T10:00:00Z\n+390669893123;REMOVE;2026-11-20T10:00:00Z\n"
        + "+393330000001;KEEP;2026-11-19T10:00:00Z\n";

    private const string Suppressed = "numero\n06 69893123\n+393330000001\n";

    private static readonly string[] Alone = ["form", "payload-type", "key-known", "signature", "key-in-use", "key-named", "rows-add-up"];

    [Fact]
    public async Task With_every_file_and_the_secret_every_check_is_met()
    {
        var screened = await ScreenedList.OfAsync(List, Answers, Suppressed);
        using var secret = ScreenedList.Secret();
        var verification = await VerifyAsync(screened, screened.Files(), secret);
        var slowly = await new VerifyReceipt(ScreenedList.Catalogue, new JudgeSlowly(ScreenedList.Catalogue))
            .RunAsync(screened.Signed(), [ScreenedList.Trusted()], screened.Files(), secret, CancellationToken.None);

        Assert.Equal(verification, slowly);
        Assert.Equal(
            [
                .. Alone.Select(name => new Check(name, new Outcome.Met())),
                Met("list"), Met("answers"), Met("input", "esclusi.csv"), Met("rulebook"), Met("output", "callable"), Met("output", "withheld"), Met("output", "rejected"),
                Met("verdicts"), Met("tree"),
            ],
            verification.Checks);
        Assert.True(verification.Holds);
        Assert.True(screened.Run.Counts.Allow > 0 && screened.Receipt().ValidUntil is not null);
    }

    [Fact]
    public async Task A_receipt_alone_holds_and_what_was_not_given_is_not_run()
    {
        var screened = await ScreenedList.OfAsync(List, Answers, Suppressed);
        var verification = await VerifyAsync(screened, ReceiptFiles.None, null);
        var notGiven = new Outcome.NotRun("not-given");

        Assert.True(verification.Holds);
        Assert.Equal(
            [
                new Check("list", notGiven, Required: false), new Check("answers", notGiven, Required: false), new Check("input", notGiven, "esclusi.csv", false), new Check("rulebook", new Outcome.Met(), Required: false),
                new Check("output", notGiven, "callable", false), new Check("output", notGiven, "withheld", false), new Check("output", notGiven, "rejected", false),
                new Check("verdicts", new Outcome.NotRun("files-missing-or-others"), Required: false),
                new Check("tree", new Outcome.NotRun("secret-held-or-erased"), Required: false),
            ],
            verification.Checks.Skip(Alone.Length));
    }

    [Fact]
    public async Task Whichever_byte_of_list_answers_or_outputs_is_changed_the_receipt_does_not_hold()
    {
        var screened = await ScreenedList.OfAsync(List, Answers, Suppressed);
        var files = screened.Files();
        foreach (var (bytes, put) in new (byte[], Func<GivenFile, ReceiptFiles>)[]
        {
            (screened.List, file => files with { List = file }),
            (screened.Answers!, file => files with { Answers = [file] }),
            (screened.Suppressed!, file => files with { Inputs = [file] }),
            (screened.Callable, file => files with { Callable = file }),
            (screened.Withheld, file => files with { Withheld = file }),
            (screened.Rejected, file => files with { Rejected = file }),
        })
        {
            for (var at = 0; at < bytes.Length; at++)
            {
                var changed = bytes.ToArray();
                changed[at] ^= (byte)(1 << (at % 8));
                var verification = await VerifyAsync(screened, put(ScreenedList.Given("x.csv", changed)), null);
                Assert.Contains(verification.Checks, check => check.Outcome is Outcome.NotMet { Because: var because } && because.StartsWith("another-hash", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task With_a_file_missing_nothing_is_wrong_but_it_is_not_proven()
    {
        var screened = await ScreenedList.OfAsync(List, Answers, Suppressed);
        var verification = await VerifyAsync(screened, screened.Files() with { Answers = [] }, null);

        Assert.False(verification.Holds);
        Assert.DoesNotContain(verification.Checks, check => check.Outcome is Outcome.NotMet);
        Assert.Contains(new Check("answers", new Outcome.NotRun("not-given")), verification.Checks);
        Assert.Contains(new Check("verdicts", new Outcome.NotRun("files-missing-or-others")), verification.Checks);
    }

    [Fact]
    public async Task A_receipt_that_says_something_else_than_its_files_is_found_by_judging_again()
    {
        var screened = await ScreenedList.OfAsync(List, Answers, Suppressed);
        var receipt = screened.Receipt();
        using var key = ScreenedList.Key();
        using var secret = ScreenedList.Secret();
        foreach (var (wrong, what, tree) in new[]
        {
            (receipt with { ValidUntil = receipt.ValidUntil!.Value + NodaTime.Duration.FromSeconds(1) }, "valid_until", true),
            (receipt with { Outputs = receipt.Outputs with { Callable = receipt.Outputs.Withheld } }, "callable", true),
            (receipt with { Rules = [receipt.Rules[0]] }, "reasons", false),
            (receipt with { Rules = ["SCR-02@1=info", receipt.Rules[1]] }, "counts", false),
            (receipt with { AsOf = receipt.AsOf + NodaTime.Duration.FromDays(400) , ValidUntil = null }, "counts", false),
        })
        {
            var checks = (await VerifyAsync(ReceiptForm.Seal(wrong, key), screened.Files() with { Callable = null, Withheld = null, Rejected = null }, secret)).Checks;
            Assert.StartsWith("judged-otherwise: ", ((Outcome.NotMet)Assert.Single(checks, check => check.Name == "verdicts").Outcome).Because, StringComparison.Ordinal);
            Assert.True(tree == Assert.Single(checks, check => check.Name == "tree").Outcome is Outcome.Met, what);
        }

        var root = receipt with { Tree = receipt.Tree with { Root = ContentHash.Of("another"u8) } };
        Assert.Contains(
            new Check("tree", new Outcome.NotMet("another-tree")), (await VerifyAsync(ReceiptForm.Seal(root, key), screened.Files(), secret)).Checks);
    }

    public static TheoryData<string> AllForms => [.. Forms.All];

    [Theory]
    [MemberData(nameof(AllForms))]
    public async Task A_mapped_list_in_any_form_is_judged_again_and_a_wrong_mapping_or_list_is_found(string form)
    {
        IReadOnlyList<IReadOnlyList<string>> rows = [["campo 0", "campo 1", "campo 2"], ["+39 333 0000001", "cliente", "06 69893123"], ["06 69893123", "cliente", "3330000001"], ["-", "", "\u00E0"]];
        var sheet = form.EndsWith("sheet", StringComparison.Ordinal) ? Forms.Sheet : null;
        var mapping = new ListMapping(true, null, null, sheet, [new MappedColumn("number", "campo 0", null), new MappedColumn("basis", "campo 1", null)]);
        var screened = await ScreenedList.OfAsync(Forms.Write(rows, form), Encoding.UTF8.GetBytes(Answers), null, mapping);
        using var secret = ScreenedList.Secret();
        using var key = ScreenedList.Key();
        var verification = await VerifyAsync(screened, screened.Files(), secret);
        var slowly = await new VerifyReceipt(ScreenedList.Catalogue, new JudgeSlowly(ScreenedList.Catalogue))
            .RunAsync(screened.Signed(), [ScreenedList.Trusted()], screened.Files(), secret, CancellationToken.None);
        Assert.True(verification.Holds);
        Assert.Equal(verification, slowly);
        Assert.Contains(Met("tree"), verification.Checks);

        // The tree follows from the rows as they stand as well, without judging.
        Assert.Contains(Met("tree"), (await VerifyAsync(screened, screened.Files() with { Answers = [] }, secret)).Checks);

        var receipt = screened.Receipt();
        foreach (var (other, because) in new[]
        {
            (mapping with { Columns = [new MappedColumn("number", "campo 2", null), mapping.Columns[1]] }, "judged-otherwise: shape"),
            (mapping with { Columns = [mapping.Columns[0]] }, "judged-otherwise: shape"),
            (mapping with { Columns = [new MappedColumn("number", "assente", null)] }, "not-judged-again: mapping-column-not-found"),
        })
        {
            var shape = Json.Object([.. receipt.List.Shape.Members.Where(member => member.Key != "mapping").Select(member => (member.Key, member.Value)), ("mapping", other.ToJson())]);
            var wrong = await VerifyAsync(ReceiptForm.Seal(receipt with { List = receipt.List with { Shape = shape } }, key), screened.Files(), secret);
            Assert.False(wrong.Holds);
            Assert.Equal(because, Assert.Single(wrong.Checks, check => check.Name == "verdicts").Outcome switch
            {
                Outcome.NotMet it => it.Because,
                Outcome.NotRun it => it.Because,
                _ => "",
            });
        }

        var plain = screened.Files() with { List = ScreenedList.Given("lista.csv", Encoding.UTF8.GetBytes(Forms.Text(rows) + "\r\n")) };
        Assert.Contains(new Check("list", new Outcome.NotMet("another-hash")), (await VerifyAsync(screened, plain, secret)).Checks);
    }

    [Fact]
    public async Task Answers_of_several_days_are_judged_again_set_by_set_fast_and_slowly()
    {
        // The newest answer about each number counts, whichever set it came in; of two of one instant the one that removes.
        const string first = "number_e164;result;checked_at\n+393471234567;KEEP;2026-11-18T10:00:00Z\n+390669893123;KEEP;2026-11-20T10:00:00Z\n";
        const string second = "number_e164;result;checked_at\n+393471234567;KEEP;2026-11-20T10:00:00Z\n+390669893123;REMOVE;2026-11-20T10:00:00Z\n";

        // A cleansed list, in which what was submitted and is missing was to be removed.
        const string third = "telefono\n+393330000001\n";
        var screened = await ScreenedList.OfAsync(List, Answers, Suppressed);
        var asked = NodaTime.Instant.FromUtc(2026, 11, 19, 10, 0);
        var submitted = Encoding.UTF8.GetBytes("telefono\n+393471234567\n+393330000001\n");
        ReceiptAnswerSet[] sets =
        [
            Set(first, [ContentHash.Of(screened.List)], NodaTime.Instant.FromUtc(2026, 11, 18, 10, 0), NodaTime.Instant.FromUtc(2026, 11, 20, 10, 0)),
            Set(second, [ContentHash.Of(screened.List)], NodaTime.Instant.FromUtc(2026, 11, 20, 10, 0), NodaTime.Instant.FromUtc(2026, 11, 20, 10, 0)),
            Set(third, [ContentHash.Of(submitted)], asked, asked),
        ];
        var receipt = screened.Receipt();
        receipt = receipt with
        {
            Answers = receipt.Answers! with
            {
                Sources = Sequence.From(sets.SelectMany(set => set.Sources)),
                Submitted = [ContentHash.Of(screened.List), ContentHash.Of(submitted)],
                Oldest = sets[0].Oldest,
                Newest = sets[0].Newest,
                Sets = Sequence.From(sets),
            },
        };
        var files = screened.Files() with
        {
            Answers = Sequence.From(new[] { first, second, third }.Select(text => ScreenedList.Given("r.csv", Encoding.UTF8.GetBytes(text))).Append(ScreenedList.Given("s.csv", submitted))),
        };
        using var key = ScreenedList.Key();
        var envelope = ReceiptForm.Seal(receipt, key);
        Assert.Equal(receipt, ReceiptForm.Read(envelope).ValueOrThrow());

        foreach (var judge in new IJudgeAgain[] { new JudgeByEngine(ScreenedList.Catalogue), new JudgeSlowly(ScreenedList.Catalogue) })
        {
            var verification = await new VerifyReceipt(ScreenedList.Catalogue, judge).RunAsync(envelope, [ScreenedList.Trusted()], files, null, CancellationToken.None);

            // What the list was screened with says the same of every number, in one file.
            Assert.Contains(Met("answers"), verification.Checks);
            Assert.Contains(Met("verdicts"), verification.Checks);
            Assert.True(verification.Holds, verification.ToString());
        }

        var without = await VerifyAsync(envelope, files with { Answers = Sequence.From(files.Answers.Skip(1)) }, null);
        Assert.False(without.Holds);
        Assert.Contains(new Check("answers", new Outcome.NotRun("not-given")), without.Checks);

        static ReceiptAnswerSet Set(string text, Sequence<ContentHash> submitted, NodaTime.Instant oldest, NodaTime.Instant newest) => new(
            ContentHash.Of(Encoding.UTF8.GetBytes("index of " + text)), [ContentHash.Of(Encoding.UTF8.GetBytes(text))], submitted, oldest, newest, AnswersPrecision.Exact);
    }

    [Fact]
    public async Task Without_a_rulebook_or_with_another_the_verdicts_blame_nobody()
    {
        var screened = await ScreenedList.OfAsync(List, Answers, Suppressed);
        var without = await new VerifyReceipt(null, new JudgeSlowly(ScreenedList.Catalogue))
            .RunAsync(screened.Signed(), [ScreenedList.Trusted()], screened.Files(), null, CancellationToken.None);
        Assert.Contains(new Check("rulebook", new Outcome.NotRun("not-given")), without.Checks);
        Assert.Contains(new Check("verdicts", new Outcome.NotRun("no-rulebook-at-hand")), without.Checks);

        using var key = ScreenedList.Key();
        var other = screened.Receipt() with { Rulebook = ContentHash.Of("another"u8), Rules = ["SCR-02@1=block", "RPO-03@999=block"] };
        var checks = (await VerifyAsync(ReceiptForm.Seal(other, key), screened.Files(), null)).Checks;
        Assert.Contains(new Check("rulebook", new Outcome.NotRun("another-rulebook")), checks);
        Assert.Contains(new Check("verdicts", new Outcome.NotRun("not-judged-again: rule-version-unknown")), checks);
    }

    [Fact]
    public async Task The_tree_follows_from_list_outputs_and_secret_without_judging_anything()
    {
        var screened = await ScreenedList.OfAsync(List, Answers, Suppressed);
        using var secret = ScreenedList.Secret();
        using var other = SaltSecret.Generate();
        var files = screened.Files() with { Answers = [] };

        Assert.Contains(Met("tree"), (await VerifyAsync(screened, files, secret)).Checks);
        Assert.Contains(new Check("tree", new Outcome.NotMet("another-tree")), (await VerifyAsync(screened, files, other)).Checks);
    }

    [Fact]
    public async Task An_envelope_that_holds_no_receipt_is_said_to_hold_none()
    {
        using var key = ScreenedList.Key();
        var checks = (await VerifyAsync(SignedEnvelope.Seal(ReceiptForm.PayloadType, Encoding.UTF8.GetBytes("{}"), key), ReceiptFiles.None, null)).Checks;

        Assert.Equal(new Check("form", new Outcome.NotMet("not-canonical-receipt")), checks[0]);
        Assert.Contains(Met("signature"), checks);
        Assert.Contains(new Check("rows-add-up", new Outcome.NotRun("receipt-not-read")), checks);
    }

    private static Task<Verification> VerifyAsync(ScreenedList screened, ReceiptFiles files, SaltSecret? secret) => VerifyAsync(screened.Signed(), files, secret);

    private static Task<Verification> VerifyAsync(SignedEnvelope envelope, ReceiptFiles files, SaltSecret? secret) =>
        new VerifyReceipt(ScreenedList.Catalogue, new JudgeByEngine(ScreenedList.Catalogue)).RunAsync(envelope, [ScreenedList.Trusted()], files, secret, CancellationToken.None);

    private static Check Met(string name, string? where = null) => new(name, new Outcome.Met(), where);
}
