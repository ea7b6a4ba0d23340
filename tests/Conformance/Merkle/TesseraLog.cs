// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Conformance;

/// <summary>transparency-dev/tessera, testdata/log: a log of fifteen entries with its checkpoints, signed as C2SP signed notes.</summary>
public class TesseraLog
{
    // Its public key, example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx: one byte of algorithm, then the key.
    private const string PublicKey = "AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

    [Fact]
    public void Every_checkpoint_holds_the_root_recomputed_from_the_entries_and_is_signed_by_the_log()
    {
        var folder = Path.Combine(Vectors.Folder("tessera"), "log");
        var tree = MerkleTree.Over(Entries(File.ReadAllBytes(Path.Combine(folder, "tile", "entries", "000.p", "15"))));
        var key = new VerificationKey(SignatureAlgorithm.Ed25519, Convert.FromBase64String(PublicKey).AsSpan(1));
        var checkpoints = Vectors.Files(folder, "").Where(file => Path.GetFileName(file).StartsWith("checkpoint", StringComparison.Ordinal)).ToArray();

        Assert.Equal(15, tree.Size);
        Assert.NotEmpty(checkpoints);
        Assert.All(checkpoints, file =>
        {
            var note = File.ReadAllText(file);
            var end = note.IndexOf("\n\n", StringComparison.Ordinal) + 1;
            var lines = note[..end].Split('\n');
            var size = int.Parse(lines[1], System.Globalization.CultureInfo.InvariantCulture);
            var signature = Convert.FromBase64String(note[end..].Trim().Split(' ')[^1]).AsSpan(4);

            Assert.Equal(new ContentHash(Convert.FromBase64String(lines[2])), tree.RootAt(size));
            Assert.True(key.Verify(Encoding.UTF8.GetBytes(note[..end]), signature));
            Assert.True(size == 0 || tree.ProveConsistency(size, 15).Proves(tree.RootAt(size), tree.Root));
        });
    }

    [Fact]
    public void Every_tile_holds_the_leaf_hashes_of_its_entries()
    {
        var folder = Path.Combine(Vectors.Folder("tessera"), "log", "tile");
        var tiles = Vectors.Files(Path.Combine(folder, "0"), "");

        Assert.NotEmpty(tiles);
        Assert.All(tiles, tile =>
        {
            var entries = Entries(File.ReadAllBytes(Path.Combine(folder, "entries", "000.p", Path.GetFileName(tile))));
            byte[] leaves = [.. entries.SelectMany(entry => MerkleHash.Leaf(entry.Span).ToArray())];
            Assert.Equal(leaves, File.ReadAllBytes(tile));
        });
    }

    // C2SP tlog-tiles: each entry stands after its length in two bytes.
    private static List<ReadOnlyMemory<byte>> Entries(byte[] bundle)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        for (var at = 0; at < bundle.Length;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle.AsSpan(at));
            entries.Add(bundle.AsMemory(at + 2, length));
            at += 2 + length;
        }

        return entries;
    }
}
