// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register.Tests;

public class Checkpoints
{
    [Fact]
    public void A_checkpoint_signed_by_its_log_is_opened_with_the_witnesses_that_cosigned()
    {
        var signed = SignedCheckpoint.Sign(NoteBed.Checkpoint, NoteBed.At, NoteBed.Log, NoteBed.First, NoteBed.Second);
        var opened = Open(signed.Note, [NoteBed.Log.Key], [NoteBed.Second.Key]).ValueOrThrow();

        Assert.Equal(NoteBed.Checkpoint, opened.Checkpoint);
        Assert.Equal([new Cosignature(NoteBed.Second.Key, NoteBed.At.ToUnixTimeSeconds())], opened.Cosignatures);
        Assert.Equal(signed.Note, opened.Note);
    }

    [Fact]
    public void A_witness_that_cosigned_twice_counts_once_with_its_later_time()
    {
        var text = NoteBed.Checkpoint.ToText();
        var note = SignedNote.Sign(text, NoteBed.At, NoteBed.Log)
            .With(NoteBed.First.Sign(text, NoteBed.At + Duration.FromHours(1)))
            .With(NoteBed.First.Sign(text, NoteBed.At));

        Assert.Equal(
            [new Cosignature(NoteBed.First.Key, NoteBed.At.ToUnixTimeSeconds() + 3600)],
            Open(note, [NoteBed.Log.Key], [NoteBed.First.Key]).ValueOrThrow().Cosignatures);
    }

    [Fact]
    public void A_witness_alone_does_not_make_a_checkpoint()
    {
        var note = SignedNote.Sign(NoteBed.Checkpoint.ToText(), NoteBed.At, NoteBed.First);

        Assert.Equal(Refused(new NoteSignedByNoKnownKey()), Open(note, [NoteBed.Log.Key], [NoteBed.First.Key]));
    }

    [Fact]
    public void A_cosignature_with_any_other_time_does_not_fit()
    {
        var text = NoteBed.Checkpoint.ToText();
        var good = NoteBed.First.Sign(text, NoteBed.At);
        for (var at = 0; at < good.Bytes.Count; at++)
        {
            var bytes = good.Bytes.AsSpan().ToArray();
            bytes[at] ^= 1;
            var bad = good with { Bytes = Sequence.Create<byte>(bytes) };
            Assert.False(bad.IsBy(NoteBed.First.Key, text), $"byte {at}");
        }

        Assert.True(good.IsBy(NoteBed.First.Key, text));
        Assert.Equal(NoteBed.At.ToUnixTimeSeconds(), good.CosignedAtSeconds);
    }

    [Fact]
    public void A_cosignature_signs_its_time_and_the_text_as_the_specification_writes_them() => Assert.Equal(
        "cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        Encoding.UTF8.GetString(NoteSignature.Cosigned(
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", 1679315147)));

    [Fact]
    public void The_checkpoint_of_another_log_is_refused_even_under_the_same_key()
    {
        var note = SignedNote.Sign((NoteBed.Checkpoint with { Origin = "log.example/altro" }).ToText(), NoteBed.At, NoteBed.Log);

        Assert.Equal(Refused(new CheckpointOfAnotherLog()), Open(note, [NoteBed.Log.Key], []));
    }

    [Fact]
    public void Extension_lines_are_kept_and_signed()
    {
        var checkpoint = NoteBed.Checkpoint with { Extensions = ["una riga", "due righe"] };

        Assert.Equal(checkpoint, Checkpoint.Parse(checkpoint.ToText()).ValueOrThrow());
    }

    [Theory]
    [InlineData("")]
    [InlineData("log\n1\n")]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")]
    [InlineData("\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n1 \nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n")]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n")]
    [InlineData("log\n1\nAAAA\n")]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n")]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nriga\n")]
    public void What_is_no_checkpoint_is_refused_by_name(string text) =>
        Assert.IsType<CheckpointUnreadable>(Assert.Single(Assert.IsType<Result<Checkpoint>.Refused>(Checkpoint.Parse(text)).Refusals));

    private static Result<SignedCheckpoint> Open(SignedNote note, NoteKey[] logKeys, NoteKey[] witnesses) =>
        SignedCheckpoint.Open(note.ToBytes(), NoteBed.Origin, logKeys, witnesses);

    private static Result<SignedCheckpoint> Refused(Refusal refusal) => refusal;
}
