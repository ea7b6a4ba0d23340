// SPDX-License-Identifier: EUPL-1.2
using Filiera.Proofs;
using Filiera.Register;

namespace Filiera.Conformance;

/// <summary>transparency-dev/tessera, testdata/log: a C2SP tlog-tiles log of fifteen entries with a checkpoint for each of its sizes.</summary>
public class TesseraLog
{
    private static readonly NoteKey Key = NoteKey.Parse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx").ValueOrThrow();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Folder => Path.Combine(Vectors.Folder("tessera"), "log");

    [Fact]
    public void Every_checkpoint_holds_the_root_recomputed_from_the_entries_and_is_signed_by_the_log()
    {
        var tree = MerkleTree.Over(EntryBundle.Read(File.ReadAllBytes(Path.Combine(Folder, "tile", "entries", "000.p", "15")), 15)!.Value);
        var checkpoints = Checkpoints();

        Assert.NotEmpty(checkpoints);
        Assert.All(checkpoints, checkpoint =>
        {
            Assert.Equal((tree.RootAt(checkpoint.Size), 0), (checkpoint.Root, checkpoint.Extensions.Count));
            Assert.True(checkpoint.Size == 0 || tree.ProveConsistency(checkpoint.Size, 15).Proves(checkpoint.Root, tree.Root));
        });
    }

    [Fact]
    public async Task Every_size_is_read_and_checked_from_its_files_and_every_proof_made_from_them_holds()
    {
        var files = new FilesOfALog(Folder);
        var checkpoints = Checkpoints();
        foreach (var checkpoint in checkpoints)
        {
            var log = (await LogReader.OpenAsync(files, checkpoint, Ct)).ValueOrThrow();
            Assert.Empty((await LogCheck.RunAsync(files, checkpoint, Ct)).Problems);
            for (var index = 0; index < log.Size; index++)
            {
                var leaf = MerkleHash.Leaf((await log.EntryAsync(index, Ct)).ValueOrThrow().Span);
                Assert.True((await log.ProveInclusionAsync(index, Ct)).ValueOrThrow().Proves(leaf, checkpoint.Root));
            }

            foreach (var older in checkpoints.Where(older => older.Size > 0 && older.Size <= log.Size))
            {
                Assert.True((await log.ProveConsistencyAsync(older.Size, Ct)).ValueOrThrow().Proves(older.Root, checkpoint.Root));
            }
        }
    }

    [Fact]
    public void Every_tile_is_the_one_that_follows_from_its_entries()
    {
        var entries = EntryBundle.Read(File.ReadAllBytes(Path.Combine(Folder, "tile", "entries", "000.p", "15")), 15)!.Value;
        var edge = new TreeEdge();
        foreach (var hash in EntryBundle.LeafHashes(entries))
        {
            edge.Append(hash, (_, _) => Assert.Fail("Fifteen hashes fill no tile."));
            var (path, bytes) = Assert.Single(edge.Partials());
            Assert.Equal(File.ReadAllBytes(Path.Combine(Folder, path.ToString())), bytes);
        }
    }

    private static List<Checkpoint> Checkpoints()
    {
        var notes = Vectors.Files(Folder, "").Where(file => Path.GetFileName(file).StartsWith("checkpoint", StringComparison.Ordinal)).Select(File.ReadAllBytes).ToList();
        Assert.All(notes, note => Assert.Equal(note, SignedNote.Parse(note).ValueOrThrow().ToBytes()));
        return [.. notes.Select(note => SignedCheckpoint.Open(note, "example.com/log/testdata", [Key]).ValueOrThrow().Checkpoint)];
    }

    private sealed class FilesOfALog(string folder) : ILogFiles
    {
        public async ValueTask<byte[]?> ReadCheckpointAsync(CancellationToken ct) => await ReadAsync("checkpoint", ct);

        public async ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken ct) => await ReadAsync(path.ToString(), ct);

        private async Task<byte[]?> ReadAsync(string name, CancellationToken ct) =>
            File.Exists(Path.Combine(folder, name)) ? await File.ReadAllBytesAsync(Path.Combine(folder, name), ct) : null;
    }
}
