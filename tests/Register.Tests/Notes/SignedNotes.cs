// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Register.Tests;

public class SignedNotes
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 20_000 : 500;

    // The example of C2SP signed-note: its key and its note.
    private const string ExampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private const string Example =
        "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    [Fact]
    public void The_example_of_the_specification_is_opened_by_its_key()
    {
        var key = NoteKey.Parse(ExampleKey).ValueOrThrow();
        var note = SignedNote.Parse(NoteBed.Bytes(Example)).ValueOrThrow();

        Assert.Equal((0x530d903au, ExampleKey), (key.Id, key.ToString()));
        Assert.Equal("This is an example message.\n", note.Text);
        Assert.Equal([key], note.VerifyBy(key).ValueOrThrow());
        Assert.Equal(Example, Encoding.UTF8.GetString(note.ToBytes()));
    }

    [Fact]
    public void Any_text_signed_is_read_back_the_same_and_verified() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Rounds), Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var note = SignedNote.Sign(text, NoteBed.At, NoteBed.Log, NoteBed.First);
            var read = SignedNote.Parse(note.ToBytes()).ValueOrThrow();
            return read == note && read.VerifyBy(NoteBed.First.Key, NoteBed.Log.Key) == Ok(NoteBed.Log.Key, NoteBed.First.Key);
        }));

    [Fact]
    public void Any_bytes_are_a_note_or_one_named_refusal() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Rounds), Prop.ForAll(Garbled.ToArbitrary(), bytes =>
            SignedNote.Parse(bytes) switch
            {
                Result<SignedNote>.Ok ok => ok.Value.ToBytes().AsSpan().SequenceEqual(bytes),
                Result<SignedNote>.Refused refused => refused.Refusals is [NoteUnreadable],
                _ => false,
            }));

    [Fact]
    public void A_note_with_any_one_bit_changed_is_refused()
    {
        var good = SignedNote.Sign("Una riga.\n\nUn'altra.\n", NoteBed.At, NoteBed.Log).ToBytes();
        for (var bit = 0; bit < 8 * good.Length; bit++)
        {
            var bad = good.ToArray();
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(
                SignedNote.Parse(bad) is Result<SignedNote>.Refused
                || SignedNote.Parse(bad).ValueOrThrow().VerifyBy(NoteBed.Log.Key) is Result<Sequence<NoteKey>>.Refused,
                $"bit {bit}");
        }
    }

    [Fact]
    public void A_signature_of_an_unknown_key_is_kept_and_says_nothing()
    {
        var note = SignedNote.Sign("testo\n", NoteBed.At, NoteBed.Log, NoteBed.First);

        Assert.Equal(Ok(NoteBed.Log.Key), note.VerifyBy(NoteBed.Log.Key));
        Assert.Equal(2, SignedNote.Parse(note.ToBytes()).ValueOrThrow().Signatures.Count);
        Assert.Equal(Refused(new NoteSignedByNoKnownKey()), note.VerifyBy(NoteBed.Second.Key));
        Assert.Equal(Refused(new NoteSignedByNoKnownKey()), note.VerifyBy());
    }

    [Fact]
    public void One_wrong_signature_of_a_known_key_refuses_the_note_however_good_the_others_are()
    {
        var note = SignedNote.Sign("testo\n", NoteBed.At, NoteBed.Log) with { };
        var forged = note.With(NoteBed.First.Sign("altro testo\n", NoteBed.At));

        Assert.Equal(Ok(NoteBed.Log.Key), forged.VerifyBy(NoteBed.Log.Key));
        Assert.Equal(Refused(new NoteSignatureWrong(NoteBed.First.Key.Name)), forged.VerifyBy(NoteBed.Log.Key, NoteBed.First.Key));
    }

    [Fact]
    public void A_key_that_signs_notes_says_nothing_as_a_cosigner_and_the_other_way_round()
    {
        var note = SignedNote.Sign("testo\n", NoteBed.At, NoteBed.Signer("nome", NoteKeyKind.Ed25519, 9));
        var cosigner = NoteBed.Signer("nome", NoteKeyKind.Cosignature, 9).Key;

        Assert.Equal(Refused(new NoteSignedByNoKnownKey()), note.VerifyBy(cosigner));
    }

    [Theory]
    [InlineData("")]
    [InlineData("testo\n")]
    [InlineData("testo\n\n")]
    [InlineData("testo\n\n\u2014 nome AAAAAAAA")]
    [InlineData("testo\n\n\u2014 nome AAAA\n")]
    [InlineData("testo\n\n\u2014 nome AAAAAAA\n")]
    [InlineData("testo\n\n\u2014 nome AAAAAAB=\n")]
    [InlineData("testo\n\n\u2014 nome  AAAAAAAA\n")]
    [InlineData("testo\n\n\u2014 nome+ AAAAAAAA\n")]
    [InlineData("testo\n\n- nome AAAAAAAA\n")]
    [InlineData("testo\r\n\n\u2014 nome AAAAAAAA\n")]
    [InlineData("testo\n\n\u2014 nome AAAAAAAA\ncoda\n")]
    [InlineData("te\0sto\n\n\u2014 nome AAAAAAAA\n")]
    public void What_is_no_note_is_refused_by_name(string text) =>
        Assert.IsType<NoteUnreadable>(Assert.Single(Assert.IsType<Result<SignedNote>.Refused>(SignedNote.Parse(NoteBed.Bytes(text))).Refusals));

    [Fact]
    public void A_note_over_a_million_bytes_or_a_hundred_signatures_is_refused_and_one_at_the_limit_is_read()
    {
        var signature = NoteBed.Log.Sign("x\n", NoteBed.At);
        var most = new SignedNote("x\n", Sequence.From(Enumerable.Repeat(signature, SignedNote.MostSignatures)));
        var long_ = SignedNote.Sign(new string('x', 999_000) + "\n", NoteBed.At, NoteBed.Log).ToBytes();

        Assert.Equal(most, SignedNote.Parse(most.ToBytes()).ValueOrThrow());
        Assert.IsType<Result<SignedNote>.Refused>(SignedNote.Parse(most.With(signature).ToBytes()));
        Assert.IsType<Result<SignedNote>.Ok>(SignedNote.Parse(long_));
        Assert.Equal([new NoteTooLarge()], Assert.IsType<Result<SignedNote>.Refused>(SignedNote.Parse(new byte[SignedNote.LargestSize + 1])).Refusals);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/fox+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2")]
    [InlineData("example.com/foo+530d903a")]
    public void What_is_no_key_is_refused_by_name(string? text) =>
        Assert.Equal([new NoteKeyUnreadable()], Assert.IsType<Result<NoteKey>.Refused>(NoteKey.Parse(text)).Refusals);

    private static readonly Gen<string> Texts =
        from lines in Gen.Elements("", "riga", "è già sera", "\u2014 nome AAAAAAAA", "\ud83d\udcde", "a+b").ListOf()
        from last in Gen.Elements("fine", "", "\u2014 x")
        select string.Concat(lines.Select(line => line + "\n")) + last + "\n";

    private static readonly Gen<byte[]> Garbled =
        from text in Texts
        from cut in Gen.Choose(0, 400)
        from at in Gen.Choose(0, 400)
        from value in Gen.Choose(0, 255)
        let note = SignedNote.Sign(text, NoteBed.At, NoteBed.Log).ToBytes()
        let kept = note[..Math.Min(note.Length, cut + (value % 2 * note.Length))]
        select Set(kept, at, (byte)value);

    private static byte[] Set(byte[] bytes, int at, byte value)
    {
        if (at < bytes.Length)
        {
            bytes[at] = value;
        }

        return bytes;
    }

    private static Result<Sequence<NoteKey>> Ok(params NoteKey[] keys) => Sequence.Create<NoteKey>(keys);

    private static Result<Sequence<NoteKey>> Refused(Refusal refusal) => refusal;
}
