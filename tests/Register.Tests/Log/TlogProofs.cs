// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register.Tests;

public class TlogProofs
{
    private static readonly MerkleTree Tree = LogBed.Tree(1_000);

    private static readonly SignedNote Signed =
        SignedCheckpoint.Sign(new Checkpoint(NoteBed.Origin, 1_000, Tree.Root), NoteBed.At, NoteBed.Log, NoteBed.First).Note;

    [Fact]
    public void A_proof_written_is_read_back_and_proves_its_entry_with_its_witnesses()
    {
        foreach (var index in (int[])[0, 1, 511, 512, 998, 999])
        {
            var proof = Proof(index);
            Assert.Equal(proof, TlogProof.Parse(proof.ToBytes()).ValueOrThrow());
            var verified = Verify(proof, index, [NoteBed.First.Key]).ValueOrThrow();
            Assert.Equal(new Checkpoint(NoteBed.Origin, 1_000, Tree.Root), verified.Checkpoint);
            Assert.Equal([new Cosignature(NoteBed.First.Key, NoteBed.At.ToUnixTimeSeconds())], verified.Cosignatures);
        }
    }

    [Fact]
    public void It_is_written_line_by_line_as_the_specification_says()
    {
        var lines = Encoding.UTF8.GetString((Proof(7) with { Extra = [1, 2, 3] }).ToBytes()).Split('\n');

        Assert.Equal(["c2sp.org/tlog-proof@v1", "extra AQID", "index 7", .. Proof(7).Path.Select(hash => Convert.ToBase64String(hash.ToArray())), "", NoteBed.Origin, "1000"], lines[..(3 + Proof(7).Path.Count + 3)]);
    }

    [Fact]
    public void It_proves_no_other_entry_and_no_other_log()
    {
        Assert.Equal(Refused(new TlogProofWrong()), Verify(Proof(7), 8, []));
        Assert.Equal(Refused(new TlogProofWrong()), Verify(Proof(7) with { Index = 6 }, 7, []));
        Assert.Equal(Refused(new CheckpointOfAnotherLog()), Proof(7).Verify(MerkleHash.Leaf(LogBed.Entry(7)), "log.example/altro", [NoteBed.Log.Key]));
        Assert.Equal(Refused(new NoteSignedByNoKnownKey()), Proof(7).Verify(MerkleHash.Leaf(LogBed.Entry(7)), NoteBed.Origin, [NoteBed.Second.Key]));
    }

    [Fact]
    public void With_any_one_bit_changed_before_the_witness_s_line_it_proves_nothing()
    {
        var good = Proof(600).ToBytes();
        var end = good.Length - NoteBed.First.Key.Name.Length - 110;
        for (var bit = 0; bit < 8 * end; bit++)
        {
            var bad = good.ToArray();
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(
                TlogProof.Parse(bad) is not Result<TlogProof>.Ok { Value: var proof } || Verify(proof, 600, []) is Result<SignedCheckpoint>.Refused,
                $"bit {bit}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v1\n\n")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 01\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -1\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra \nindex 1\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AQID\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 1\nextra AQID\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 1\nAQID\n\n")]
    public void What_is_no_proof_is_refused_by_name(string head)
    {
        byte[] bytes = [.. NoteBed.Bytes(head), .. Signed.ToBytes()];

        Assert.IsType<TlogProofUnreadable>(Assert.Single(Assert.IsType<Result<TlogProof>.Refused>(TlogProof.Parse(bytes)).Refusals));
    }

    private static TlogProof Proof(int index) => new([], index, Tree.ProveInclusion(index).Path, Signed);

    private static Result<SignedCheckpoint> Verify(TlogProof proof, int index, NoteKey[] witnesses) =>
        proof.Verify(MerkleHash.Leaf(LogBed.Entry(index)), NoteBed.Origin, [NoteBed.Log.Key], witnesses);

    private static Result<SignedCheckpoint> Refused(Refusal refusal) => refusal;
}
