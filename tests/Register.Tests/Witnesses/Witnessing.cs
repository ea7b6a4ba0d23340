// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register.Tests;

public class Witnessing
{
    private static readonly Uri FirstAddress = new("https://witness.example/uno");
    private static readonly Uri SecondAddress = new("https://witness.example/due");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_that_grows_is_cosigned_each_time_by_every_witness_reached()
    {
        var (log, keys, witnesses) = (new MemoryLog(), new MemoryKeys(), new MemoryWitness());
        using var writer = await LogBed.OpenAsync(log, keys);
        var policy = await PolicyAsync(keys, witnesses);
        for (var size = 0; size < 900; size += 300)
        {
            await LogBed.AppendAsync(writer, size, size + 300);
            var checkpoint = (await writer.PublishAsync(Ct)).ValueOrThrow();
            var cosigned = await CollectAsync(log, checkpoint, policy, witnesses);
            await writer.CosignedAsync(cosigned.Note, Ct);

            var opened = SignedCheckpoint.Open(log.Checkpoint, NoteBed.Origin, policy.Logs, policy.Witnesses.Select(one => one.Key)).ValueOrThrow();
            Assert.Equal((size + 300L, true), (opened.Checkpoint.Size, policy.IsMetBy(opened.Cosignatures.Select(one => one.Witness))));
            Assert.Equal([NoteBed.First.Key, NoteBed.Second.Key], opened.Cosignatures.Select(one => one.Witness));
            Assert.Empty(cosigned.Contradicted);
        }

        using var reopened = await LogBed.OpenAsync(log, keys);
        Assert.Equal(900, reopened.Published.Checkpoint.Size);
    }

    [Fact]
    public async Task A_split_view_gets_no_cosignature_and_is_named()
    {
        var (keys, witnesses) = (new MemoryKeys(), new MemoryWitness());
        var (one, first) = await LogAsync(keys, 0, 500);
        var policy = await PolicyAsync(keys, witnesses);
        await CollectAsync(one, first, policy, witnesses);

        // The same key signs another history, of the same length and of a greater one.
        foreach (var length in new[] { 500, 600 })
        {
            var (other, second) = await LogAsync(keys, 7_000, length);
            var cosigned = await CollectAsync(other, second, policy, witnesses);
            Assert.Equal(second.Note, cosigned.Note);
            Assert.Equal(["uno", "due"], cosigned.Contradicted);
        }
    }

    [Fact]
    public async Task A_log_put_back_from_a_backup_gets_no_cosignature_and_is_named()
    {
        var (keys, witnesses) = (new MemoryKeys(), new MemoryWitness());
        var (log, newest) = await LogAsync(keys, 0, 500);
        var policy = await PolicyAsync(keys, witnesses);
        await CollectAsync(log, newest, policy, witnesses);
        var (old, before) = await LogAsync(keys, 0, 400);
        var cosigned = await CollectAsync(old, before, policy, witnesses);

        Assert.Equal((before.Note, Sequence.Create<string>(["uno", "due"])), (cosigned.Note, cosigned.Contradicted));
        Assert.Equal(500, witnesses.Last[NoteBed.Origin].Size);
    }

    [Fact]
    public async Task A_witness_answers_as_the_specification_says()
    {
        var (keys, memory) = (new MemoryKeys(), new MemoryWitness());
        var (log, checkpoint) = await LogAsync(keys, 0, 300);
        var witness = new Witness(await LogKeys.OfAsync(keys, NoteBed.Origin, Ct), memory, NoteBed.First, LogBed.Clock);
        byte[] Body(long old, SignedNote note, params ContentHash[] proof) => new WitnessRequest(old, Sequence.Create<ContentHash>(proof), note).ToBytes();

        Assert.Equal(400, (await witness.AddCheckpointAsync("nonsense"u8.ToArray(), Ct)).Status);
        Assert.Equal(400, (await witness.AddCheckpointAsync(Body(301, checkpoint.Note), Ct)).Status);
        Assert.Equal(404, (await witness.AddCheckpointAsync(Body(0, SignedCheckpoint.Sign(checkpoint.Checkpoint with { Origin = "other.example" }, NoteBed.At, NoteBed.Log).Note), Ct)).Status);
        Assert.Equal(403, (await witness.AddCheckpointAsync(Body(0, SignedCheckpoint.Sign(checkpoint.Checkpoint, NoteBed.At, NoteBed.Log).Note), Ct)).Status);
        Assert.Equal(new WitnessAnswer(409, "0\n"), await witness.AddCheckpointAsync(Body(20, checkpoint.Note), Ct));
        Assert.Equal(200, (await witness.AddCheckpointAsync(Body(0, checkpoint.Note), Ct)).Status);
        Assert.Equal(new WitnessAnswer(409, "300\n"), await witness.AddCheckpointAsync(Body(0, checkpoint.Note), Ct));
        Assert.Equal(200, (await witness.AddCheckpointAsync(Body(300, checkpoint.Note), Ct)).Status);

        var (longer, later) = await LogAsync(keys, 0, 301);
        var proof = (await (await LogReader.OpenAsync(longer, later.Checkpoint, Ct)).ValueOrThrow().ProveConsistencyAsync(300, Ct)).ValueOrThrow().Path;
        Assert.Equal(422, (await witness.AddCheckpointAsync(Body(300, later.Note, [.. proof.Skip(1)]), Ct)).Status);
        Assert.Equal(200, (await witness.AddCheckpointAsync(Body(300, later.Note, [.. proof]), Ct)).Status);
        Assert.NotSame(log, longer);
    }

    [Fact]
    public async Task A_witness_out_of_reach_or_with_a_wrong_word_is_passed_over()
    {
        var (keys, witnesses) = (new MemoryKeys(), new MemoryWitness());
        var (log, checkpoint) = await LogAsync(keys, 0, 300);
        var policy = await PolicyAsync(keys, witnesses);
        witnesses.Reached.Remove(FirstAddress);
        // The second is answered for by somebody with another key.
        witnesses.Reached[SecondAddress] = new Witness(policy.Logs, new MemoryWitness(), NoteBed.First, LogBed.Clock);
        var cosigned = await CollectAsync(log, checkpoint, policy, witnesses);

        Assert.Equal(new CosignedCheckpoint(checkpoint.Note, []), cosigned);
        Assert.False(policy.IsMetBy([]));
    }

    [Fact]
    public void A_request_reads_back_as_it_was_written_and_any_byte_changed_is_another_or_none()
    {
        var request = new WitnessRequest(77, [ContentHash.Of("a"u8), ContentHash.Of("b"u8)], SignedCheckpoint.Sign(NoteBed.Checkpoint, NoteBed.At, NoteBed.Log).Note);
        var bytes = request.ToBytes();

        Assert.Equal(request, WitnessRequest.Parse(bytes).ValueOrThrow());
        for (var i = 0; i < bytes.Length; i++)
        {
            var bad = bytes.ToArray();
            bad[i] ^= 4;
            Assert.True(WitnessRequest.Parse(bad) is not Result<WitnessRequest>.Ok { Value: var read } || read != request);
        }
    }

    [Theory]
    [InlineData("quorum none", null)]
    [InlineData("# nothing\n\nquorum none\n", null)]
    [InlineData("", 1)]
    [InlineData("quorum uno", 1)]
    [InlineData("witness uno KEY1\nwitness uno KEY2\nquorum uno", 2)]
    [InlineData("witness uno KEY1\ngroup tutti 2 uno\nquorum tutti", 2)]
    [InlineData("witness uno KEY1\ngroup tutti all uno uno\nquorum tutti", 2)]
    [InlineData("witness uno LOG\nquorum uno", 1)]
    [InlineData("log KEY1\nquorum none", 1)]
    [InlineData("witness uno KEY1 ftp://x\nquorum uno", 1)]
    [InlineData("witness uno KEY1\nquorum uno\nquorum none", 3)]
    [InlineData("group tutti any due\nwitness due KEY2\nquorum tutti", 1)]
    public void A_policy_is_read_strictly(string text, int? wrong)
    {
        var read = WitnessPolicy.Parse(text
            .Replace("KEY1", NoteBed.First.Key.ToString(), StringComparison.Ordinal)
            .Replace("KEY2", NoteBed.Second.Key.ToString(), StringComparison.Ordinal)
            .Replace("LOG", NoteBed.Log.Key.ToString(), StringComparison.Ordinal));
        Assert.Equal(wrong, read is Result<WitnessPolicy>.Refused { Refusals: [WitnessPolicyUnreadable unread] } ? unread.Line : null);
    }

    [Fact]
    public void A_quorum_counts_witnesses_and_groups()
    {
        var third = NoteBed.Signer("witness.example/tre", NoteKeyKind.Cosignature, 4);
        var policy = WitnessPolicy.Parse(
            $"witness uno {NoteBed.First.Key}\nwitness due {NoteBed.Second.Key}\ngroup coppia any uno due\nwitness tre {third.Key}\ngroup tutti 2 coppia tre\nquorum tutti\n").ValueOrThrow();

        Assert.True(policy.IsMetBy([NoteBed.Second.Key, third.Key]));
        Assert.False(policy.IsMetBy([NoteBed.First.Key, NoteBed.Second.Key]));
        Assert.False(policy.IsMetBy([third.Key]));
    }

    private static async Task<(MemoryLog Log, SignedCheckpoint Checkpoint)> LogAsync(MemoryKeys keys, int first, int count)
    {
        var log = new MemoryLog();
        using var writer = await LogBed.OpenAsync(log, keys);
        await LogBed.AppendAsync(writer, first, first + count);
        return (log, (await writer.PublishAsync(Ct)).ValueOrThrow());
    }

    private static async Task<CosignedCheckpoint> CollectAsync(MemoryLog log, SignedCheckpoint checkpoint, WitnessPolicy policy, MemoryWitness witnesses) =>
        await new CollectCosignatures(witnesses).RunAsync((await LogReader.OpenAsync(log, checkpoint.Checkpoint, Ct)).ValueOrThrow(), checkpoint, policy, Ct);

    /// <summary>Both witnesses, each with a memory of its own, and both needed.</summary>
    private static async Task<WitnessPolicy> PolicyAsync(MemoryKeys keys, MemoryWitness witnesses)
    {
        var logs = await LogKeys.OfAsync(keys, NoteBed.Origin, Ct);
        witnesses.Reached[FirstAddress] = new Witness(logs, witnesses, NoteBed.First, LogBed.Clock);
        witnesses.Reached[SecondAddress] = new Witness(logs, new MemoryWitness(), NoteBed.Second, LogBed.Clock);
        var text = string.Concat(logs.Select(key => $"log {key}\n"))
            + $"witness uno {NoteBed.First.Key} {FirstAddress}\nwitness due {NoteBed.Second.Key} {SecondAddress}\ngroup tutti all uno due\nquorum tutti\n";
        return WitnessPolicy.Parse(text).ValueOrThrow();
    }
}
