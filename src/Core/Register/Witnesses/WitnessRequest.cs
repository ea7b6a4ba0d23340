// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>What a witness is sent: the size it cosigned last, the proof that the checkpoint continues it, and the checkpoint (C2SP tlog-witness, add-checkpoint).</summary>
/// <param name="OldSize">Entries when the witness cosigned last; zero for never.</param>
/// <param name="Proof">The consistency proof; empty from size zero, and between equal sizes.</param>
/// <param name="Note">The signed checkpoint.</param>
public sealed record WitnessRequest(long OldSize, Sequence<ContentHash> Proof, SignedNote Note)
{
    private const string OldWord = "old ";
    private const int LongestProof = 63;

    /// <summary>Reads the body of a request.</summary>
    /// <returns>The request; or <see cref="WitnessRequestUnreadable"/>, <see cref="NoteTooLarge"/> or <see cref="NoteUnreadable"/>.</returns>
    public static Result<WitnessRequest> Parse(ReadOnlySpan<byte> body)
    {
        if (body.Length > SignedNote.LargestSize)
        {
            return new NoteTooLarge();
        }

        var blank = body.IndexOf("\n\n"u8);
        if (blank < 0 || body[..blank].ContainsAnyExceptInRange((byte)'\n', (byte)'~'))
        {
            return new WitnessRequestUnreadable();
        }

        var lines = Encoding.ASCII.GetString(body[..blank]).Split('\n');
        if (lines.Length > 1 + LongestProof || !lines[0].StartsWith(OldWord, StringComparison.Ordinal) || Checkpoint.ReadNumber(lines[0][OldWord.Length..]) is not { } old)
        {
            return new WitnessRequestUnreadable();
        }

        var proof = new List<ContentHash>();
        foreach (var line in lines.AsSpan(1))
        {
            if (StrictBase64.Read(line) is not { Length: ContentHash.Size } hash)
            {
                return new WitnessRequestUnreadable();
            }

            proof.Add(new ContentHash(hash));
        }

        return SignedNote.Parse(body[(blank + 2)..]) switch
        {
            Result<SignedNote>.Ok note => new WitnessRequest(old, Sequence.From(proof), note.Value),
            Result<SignedNote>.Refused refused => refused.Refusals,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The body of the request.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder(OldWord).Append(OldSize.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Proof)
        {
            head.Append(Convert.ToBase64String(hash.ToArray())).Append('\n');
        }

        return [.. Encoding.ASCII.GetBytes(head.Append('\n').ToString()), .. Note.ToBytes()];
    }
}
