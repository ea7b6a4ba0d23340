// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>The proof that something is in a log, in one text file that needs nothing else to be checked offline but the log's key (C2SP tlog-proof).</summary>
/// <param name="Extra">Bytes of the application's own, which nothing vouches for; empty for none.</param>
/// <param name="Index">The entry, from zero.</param>
/// <param name="Path">Its inclusion proof in the tree of the checkpoint.</param>
/// <param name="Checkpoint">The checkpoint's note, with whatever signatures it has.</param>
public sealed record TlogProof(Sequence<byte> Extra, long Index, Sequence<ContentHash> Path, SignedNote Checkpoint)
{
    private const string FirstLine = "c2sp.org/tlog-proof@v1";
    private const string ExtraWord = "extra ";
    private const string IndexWord = "index ";

    // No tree of 2^63 leaves has a longer path.
    private const int LongestPath = 63;

    /// <summary>Reads a proof; verifies nothing.</summary>
    /// <returns>The proof, <see cref="NoteTooLarge"/>, <see cref="NoteUnreadable"/> or <see cref="TlogProofUnreadable"/>.</returns>
    public static Result<TlogProof> Parse(ReadOnlySpan<byte> proof)
    {
        if (proof.Length > SignedNote.LargestSize)
        {
            return new NoteTooLarge();
        }

        var blank = proof.IndexOf("\n\n"u8);
        if (blank < 0 || proof[..blank].ContainsAnyExceptInRange((byte)'\n', (byte)'~'))
        {
            return new TlogProofUnreadable("no blank line stands before the checkpoint");
        }

        var read = ReadHead(Encoding.ASCII.GetString(proof[..blank]).Split('\n'));
        if (read is not Result<Head>.Ok { Value: var head })
        {
            return ((Result<Head>.Refused)read).Refusals;
        }

        var note = SignedNote.Parse(proof[(blank + 2)..]);
        return note is Result<SignedNote>.Ok ok
            ? new TlogProof(head.Extra, head.Index, head.Path, ok.Value)
            : ((Result<SignedNote>.Refused)note).Refusals;
    }

    /// <summary>Checks that a leaf is in the log of that name.</summary>
    /// <param name="leafHash">The hash of what is looked for, made by the one who checks.</param>
    /// <param name="origin">The log.</param>
    /// <param name="logKeys">Its keys, any of which is enough.</param>
    /// <param name="witnesses">Witnesses known; how many must have cosigned is the caller's to say.</param>
    /// <returns>The checkpoint with its cosignatures; the refusals of <see cref="SignedCheckpoint.Open"/>, or <see cref="TlogProofWrong"/>.</returns>
    public Result<SignedCheckpoint> Verify(ContentHash leafHash, string origin, IEnumerable<NoteKey> logKeys, IEnumerable<NoteKey>? witnesses = null)
    {
        var opened = SignedCheckpoint.Open(Checkpoint.ToBytes(), origin, logKeys, witnesses);
        return opened is Result<SignedCheckpoint>.Ok { Value.Checkpoint: var checkpoint }
            && !new InclusionProof(Index, checkpoint.Size, Path).Proves(leafHash, checkpoint.Root)
            ? new TlogProofWrong()
            : opened;
    }

    /// <summary>The file, by custom with the ending <c>.tlog-proof</c>.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        if (!Extra.IsEmpty)
        {
            text.Append(ExtraWord).Append(Convert.ToBase64String(Extra.AsSpan())).Append('\n');
        }

        text.Append(IndexWord).Append(Index.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Path)
        {
            text.Append(Convert.ToBase64String(hash.ToArray())).Append('\n');
        }

        return [.. Encoding.ASCII.GetBytes(text.Append('\n').ToString()), .. Checkpoint.ToBytes()];
    }

    private static Result<Head> ReadHead(ReadOnlySpan<string> lines)
    {
        if (lines.Length < 2 || lines[0] != FirstLine)
        {
            return new TlogProofUnreadable("it does not begin as such a proof begins");
        }

        lines = lines[1..];
        byte[]? extra = [];
        if (lines[0].StartsWith(ExtraWord, StringComparison.Ordinal))
        {
            extra = StrictBase64.Read(lines[0].AsSpan(ExtraWord.Length));
            lines = lines[1..];
            if (extra is not { Length: > 0 })
            {
                return new TlogProofUnreadable("its extra line is malformed");
            }
        }

        if (lines.IsEmpty || lines.Length > 1 + LongestPath || !lines[0].StartsWith(IndexWord, StringComparison.Ordinal)
            || Register.Checkpoint.ReadNumber(lines[0][IndexWord.Length..]) is not { } index)
        {
            return new TlogProofUnreadable("its index is missing or malformed, or its path too long");
        }

        var path = new List<ContentHash>();
        foreach (var line in lines[1..])
        {
            if (StrictBase64.Read(line) is not { Length: ContentHash.Size } hash)
            {
                return new TlogProofUnreadable("a line of its path is not a SHA-256 in base64");
            }

            path.Add(new ContentHash(hash));
        }

        return new Head(Sequence.Create<byte>(extra), index, Sequence.From(path));
    }

    private sealed record Head(Sequence<byte> Extra, long Index, Sequence<ContentHash> Path);
}
