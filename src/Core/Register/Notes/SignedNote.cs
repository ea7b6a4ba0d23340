// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register;

/// <summary>A text and signature lines over it (C2SP signed-note); signatures of unknown keys are kept and say nothing.</summary>
/// <remarks>The text means nothing before <see cref="VerifyBy"/> has found a known signer. Written and read back it is the same, byte for byte.</remarks>
/// <param name="Text">UTF-8 text without control characters but newlines, ending in one.</param>
/// <param name="Signatures">From 1 to <see cref="MostSignatures"/> in any note read here.</param>
public sealed record SignedNote(string Text, Sequence<NoteSignature> Signatures)
{
    /// <summary>Longest note read, in bytes.</summary>
    public const int LargestSize = 1_000_000;

    /// <summary>Most signature lines read.</summary>
    public const int MostSignatures = 100;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a note; verifies nothing.</summary>
    /// <returns>The note, <see cref="NoteTooLarge"/> or <see cref="NoteUnreadable"/>.</returns>
    public static Result<SignedNote> Parse(ReadOnlySpan<byte> note)
    {
        if (note.Length > LargestSize)
        {
            return new NoteTooLarge();
        }

        if (!Utf8IsPlain(note))
        {
            return new NoteUnreadable("it is not UTF-8 text of plain lines");
        }

        var text = Utf8.GetString(note);
        var blank = text.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0)
        {
            return new NoteUnreadable("no blank line stands before the signatures");
        }

        var lines = text[(blank + 2)..].Split('\n');
        if (lines.Length < 2 || lines[^1].Length > 0 || lines.Length - 1 > MostSignatures)
        {
            return new NoteUnreadable("it has no signatures, too many, or an unfinished line");
        }

        var signatures = lines[..^1].Select(line => NoteSignature.Parse(line)).OfType<NoteSignature>().ToList();
        return signatures.Count == lines.Length - 1
            ? new SignedNote(text[..(blank + 1)], Sequence.From(signatures))
            : new NoteUnreadable("a signature line is malformed");
    }

    /// <summary>Signs a text with each signer.</summary>
    /// <exception cref="ArgumentException">No signer, or a text that cannot stand in a note.</exception>
    public static SignedNote Sign(string text, Instant at, params ReadOnlySpan<NoteSigner> signers)
    {
        if (signers.IsEmpty || !IsText(text))
        {
            throw new ArgumentException("A note is a text of plain lines with at least one signature.", nameof(text));
        }

        var signatures = new List<NoteSignature>();
        foreach (var signer in signers)
        {
            signatures.Add(signer.Sign(text, at));
        }

        return new SignedNote(text, Sequence.From(signatures));
    }

    /// <summary>True for a text that can stand in a note: plain lines, the last one ended too.</summary>
    public static bool IsText(string text) => text.Length > 0 && text[^1] == '\n'
        && text.All(c => c is '\n' or >= ' ') && IsWellFormed(text);

    /// <summary>The signatures of the keys given.</summary>
    /// <param name="keys">The keys trusted; every other signature is passed over.</param>
    /// <returns>
    /// The keys that signed, in the order of their lines, each once; <see cref="NoteSignatureWrong"/> when a line names a key given and does
    /// not fit, <see cref="NoteSignedByNoKnownKey"/> when none of them signed.
    /// </returns>
    public Result<Sequence<NoteKey>> VerifyBy(params IEnumerable<NoteKey> keys)
    {
        var trusted = keys.Distinct().ToList();
        var found = new List<NoteKey>();
        foreach (var signature in Signatures)
        {
            // Two keys may share name and identifier by design of an attacker: one that fits is enough, none that fits is a forgery.
            var named = trusted.Where(signature.Names).ToList();
            var fitting = named.Find(key => signature.IsBy(key, Text));
            if (named.Count > 0 && fitting is null)
            {
                return new NoteSignatureWrong(signature.Name);
            }

            if (fitting is not null && !found.Contains(fitting))
            {
                found.Add(fitting);
            }
        }

        return found.Count > 0 ? Sequence.From(found) : new NoteSignedByNoKnownKey();
    }

    /// <summary>This note with one more signature.</summary>
    public SignedNote With(NoteSignature signature) => this with { Signatures = Signatures.Add(signature) };

    /// <summary>The note as it is sent.</summary>
    public byte[] ToBytes() => Utf8.GetBytes(Text + "\n" + string.Concat(Signatures.Select(signature => signature.ToLine() + "\n")));

    private static bool Utf8IsPlain(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) && bytes.IndexOfAnyInRange((byte)0, (byte)9) < 0 && bytes.IndexOfAnyInRange((byte)11, (byte)31) < 0;

    private static bool IsWellFormed(string text)
    {
        Span<byte> bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return System.Text.Unicode.Utf8.FromUtf16(text, bytes, out _, out _, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done;
    }
}
