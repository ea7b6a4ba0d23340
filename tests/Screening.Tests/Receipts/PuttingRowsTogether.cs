// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Proofs;
using FsCheck;
using FsCheck.Fluent;
using Outcome = Filiera.Kernel.Outcome;

namespace Filiera.Screening.Tests;

public sealed class PuttingRowsTogether
{
    private const string List = "telefono;base;nome\r\n+39 347 1234567;cliente;\"Rossi; Ada\"\r\n06 69893123;;B\r\n347 1234567;richiesta;C\r\n"
        + "+44 20 7946 0958;cliente;D\r\nnon disponibile;cliente;E\r\n+39 347 1234567;cliente;\"Rossi; Ada\"\r\n";

    private static readonly int Rounds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 10_000 : 200;

    [Fact]
    public async Task Every_row_of_the_list_is_found_with_its_outcome_in_the_order_of_the_list()
    {
        var screened = await ScreenedList.OfAsync(List);
        var rows = screened.Rows();

        Assert.Equal(
            [
                new ScreenedRow(0, 393471234567, new ReceiptOutcome("allow", [], null)),
                new ScreenedRow(1, 390669893123, new ReceiptOutcome("withhold", ["no-basis(SCR-02)"], null)),
                new ScreenedRow(2, 393471234567, new ReceiptOutcome("duplicate", ["duplicate"], null)),
                new ScreenedRow(3, 442079460958, new ReceiptOutcome("foreign", ["foreign-number"], null)),
                new ScreenedRow(4, 0, new ReceiptOutcome("unreadable", ["number-no-digits"], null)),
                new ScreenedRow(5, 393471234567, new ReceiptOutcome("duplicate", ["duplicate"], null)),
            ],
            rows.Read());
        Assert.True(rows.AreComplete);
        Assert.Equal("row 0: allow", screened.Rows().Read().First().ToString());
    }

    [Fact]
    public void Whatever_the_list_every_row_is_found_and_the_counts_are_those_of_the_run()
    {
        var cell = Gen.Elements(
            "3471234567", "+39 06 69893123", "garbage", "", "\"", "\"a\"b", "\"347;1234567\"", "\"x\ny\"", "cliente", "consenso", "+1 212 555 0100",
            "0039 347 1234567", "row-blank", "duplicate", "2026-12-01T10:00:00+01:00", "\uFFFD");
        var rows = cell.ListOf().Select(cells => string.Join(';', cells.Take(4))).ListOf();
        var lists = from lines in rows
                    from end in Gen.Elements("\n", "\r\n")
                    select "telefono;base;x" + end + string.Concat(lines.Select(line => line + end));
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(Rounds), Prop.ForAll(lists.ToArbitrary(), list =>
        {
            var screened = ScreenedList.OfAsync(list).GetAwaiter().GetResult();
            var read = screened.Rows();
            var counts = read.Read().CountBy(row => row.Outcome.Verdict).ToDictionary();
            Assert.True(read.AreComplete);
            foreach (var verdict in Enum.GetValues<Verdict>())
            {
                Assert.Equal(screened.Run.Counts[verdict], counts.GetValueOrDefault(VerdictNames.Of(verdict)));
            }
        }));
    }

    [Fact]
    public async Task A_file_with_a_row_more_or_less_or_changed_is_not_complete()
    {
        var screened = await ScreenedList.OfAsync(List);
        Assert.False(Complete(screened, callable: [.. screened.Callable, .. "1;2;3;;\r\n"u8]));
        Assert.False(Complete(screened, withheld: screened.Withheld[..^10]));
        Assert.False(Complete(screened, rejected: []));
        for (var at = 0; at < screened.Withheld.Length; at++)
        {
            var changed = screened.Withheld.ToArray();
            changed[at] ^= 1;
            using var secret = ScreenedList.Secret();
            var tree = new RowProver(screened.Receipt(), default, secret, () => Rows(screened, withheld: changed)).Tree();
            Assert.NotEqual(screened.Receipt().Tree, tree);
        }
    }

    [Fact]
    public async Task A_number_of_the_list_is_proved_by_list_outputs_and_secret_and_its_proof_verifies_against_the_receipt_alone()
    {
        var screened = await ScreenedList.OfAsync(List);
        var receipt = screened.Receipt();
        var payload = ReceiptForm.Write(receipt).Hash();
        using var secret = ScreenedList.Secret();
        var prover = new RowProver(receipt, payload, secret, screened.Rows);
        foreach (var (text, index) in new[] { ("+393471234567", 0L), ("06 69893123", 1), ("+442079460958", 3) })
        {
            var number = SubscriberNumber.Parse(text).ValueOrThrow();
            var proof = prover.Prove(number).ValueOrThrow();
            Assert.Equal(index, proof.Index);
            Assert.All(ReceiptVerification.Of(receipt, payload, proof, number.RevealDigits()), check => Assert.Equal(new Outcome.Met(), check.Outcome));
        }

        Assert.Equal([new NumberNotOnList()], Refusals(prover.Prove(SubscriberNumber.Parse("+39 347 0000000").ValueOrThrow())));
        var other = new RowProver(receipt with { Tree = new ReceiptTree(6, payload) }, payload, secret, screened.Rows);
        Assert.Equal([new ReceiptFilesDiffer()], Refusals(other.Prove(SubscriberNumber.Parse("+393471234567").ValueOrThrow())));
    }

    [Fact]
    public void Rows_sealed_one_by_one_give_the_tree_of_the_rows_put_together()
    {
        RowVerdict[] verdicts =
        [
            new(Verdict.Allow, [], ScreenedList.Now), new(Verdict.Withhold, [new Reason("no-basis", null)], null), new(Verdict.Unreadable, [new Reason("row-blank", null)], null),
        ];
        using var secret = ScreenedList.Secret();
        using var rows = new SealedRows(secret);
        var number = SubscriberNumber.Parse("+393471234567").ValueOrThrow();
        var leaves = new List<ContentHash>();
        for (var i = 0; i < 300; i++)
        {
            var (one, verdict) = (i % 5 == 0 ? default : number, verdicts[i % 3]);
            rows.Add(one, verdict);
            leaves.Add(SaltedCommitment.LeafHash(secret.SaltOf(i), ReceiptLeaf.Value(one.RevealDigits(), ReceiptOutcomes.Of(verdict).Digest())));
        }

        Assert.Equal(new ReceiptTree(300, MerkleTree.OverLeafHashes([.. leaves]).Root), rows.Finish());
        Assert.Equal(new ReceiptOutcome("allow", [], "2026-11-21T10:00:00+01:00"), ReceiptOutcomes.Of(verdicts[0]));
    }

    private static bool Complete(ScreenedList screened, byte[]? callable = null, byte[]? withheld = null, byte[]? rejected = null)
    {
        var rows = Rows(screened, callable, withheld, rejected);
        rows.Read().Count();
        return rows.AreComplete;
    }

    private static ScreenedRows Rows(ScreenedList screened, byte[]? callable = null, byte[]? withheld = null, byte[]? rejected = null) => new(
        screened.Run.File,
        Text(screened.List),
        Text(callable ?? screened.Callable),
        Text(withheld ?? screened.Withheld),
        Text(rejected ?? screened.Rejected));

    private static StreamReader Text(byte[] bytes) => new(new MemoryStream(bytes), Encoding.UTF8);

    private static Sequence<Refusal> Refusals<T>(Result<T> result) => Assert.IsType<Result<T>.Refused>(result).Refusals;
}
