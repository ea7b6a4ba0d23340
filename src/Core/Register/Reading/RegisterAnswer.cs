// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>What the register says of one number, with everything needed to check it offline: presence or absence, and the last word if there is one.</summary>
/// <param name="Key">What was asked about.</param>
/// <param name="Map">The proof from the map.</param>
/// <param name="RootEntry">The entry of the log that states the map's root.</param>
/// <param name="RootProof">That this entry is in the log.</param>
/// <param name="Entry">The entry that speaks for the key; empty when the key is absent.</param>
/// <param name="EntryProof">That this entry is in the log; null when the key is absent.</param>
public sealed record RegisterAnswer(
    MapKey Key, MapProof Map, Sequence<byte> RootEntry, TlogProof RootProof, Sequence<byte> Entry, TlogProof? EntryProof)
{
    private const string Form = "filiera-register-answer-v1";

    /// <summary>True when the register says that there is such a number.</summary>
    public bool IsPresent => EntryProof is not null;

    /// <summary>The entry that speaks for the number; null when it is absent.</summary>
    public RegisterEntry? Statement => IsPresent && RegisterEntry.Parse(Entry.AsSpan()) is Result<RegisterEntry>.Ok read ? read.Value : null;

    /// <summary>Reads what <see cref="ToJson"/> writes; nothing in it is believed yet.</summary>
    /// <returns>The answer; <see cref="RegisterAnswerUnreadable"/>, <see cref="MapProofUnreadable"/> or what is wrong with a proof.</returns>
    public static Result<RegisterAnswer> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > SignedNote.LargestSize || Json.Parse(bytes) is not Result<Json>.Ok { Value: Json.Map map }
            || Text(map, "form") != Form || !ContentHash.TryParse(Text(map, "map_key"), out var key)
            || Bytes(map, "map_proof") is not { } proof || Bytes(map, "map_root_entry") is not { } rootEntry
            || Text(map, "map_root_proof") is not { } rootText || map["entry"] is null != map["entry_proof"] is null)
        {
            return new RegisterAnswerUnreadable();
        }

        var (read, root) = (MapProof.Parse(proof), TlogProof.Parse(Encoding.UTF8.GetBytes(rootText)));
        if (read is not Result<MapProof>.Ok { Value: var mapProof })
        {
            return ((Result<MapProof>.Refused)read).Refusals;
        }

        if (root is not Result<TlogProof>.Ok { Value: var rootProof })
        {
            return ((Result<TlogProof>.Refused)root).Refusals;
        }

        if (map["entry"] is null)
        {
            return new RegisterAnswer(new MapKey(key), mapProof, Sequence.Create<byte>(rootEntry), rootProof, [], null);
        }

        if (Bytes(map, "entry") is not { } entry || Text(map, "entry_proof") is not { } entryText)
        {
            return new RegisterAnswerUnreadable();
        }

        return TlogProof.Parse(Encoding.UTF8.GetBytes(entryText)) switch
        {
            Result<TlogProof>.Ok ok => new RegisterAnswer(
                new MapKey(key), mapProof, Sequence.Create<byte>(rootEntry), rootProof, Sequence.Create<byte>(entry), ok.Value),
            Result<TlogProof>.Refused refused => refused.Refusals,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Checks every proof: the checkpoint's signature, the root entry in it, the map under that root, and the entry.</summary>
    /// <param name="asked">What was asked about: an answer about something else proves nothing.</param>
    /// <param name="origin">The log it must be of.</param>
    /// <param name="logKeys">The log's keys.</param>
    /// <param name="witnesses">Keys whose cosignatures are looked for.</param>
    /// <returns>The checkpoint under which it holds; or why it does not.</returns>
    public Result<SignedCheckpoint> Verify(MapKey asked, string origin, IEnumerable<NoteKey> logKeys, IEnumerable<NoteKey>? witnesses = null)
    {
        var keys = logKeys.ToList();
        var opened = RootProof.Verify(MerkleHash.Leaf(RootEntry.AsSpan()), origin, keys, witnesses);
        if (opened is not Result<SignedCheckpoint>.Ok { Value: var checkpoint })
        {
            return opened;
        }

        // The root entry is the last of its batch, and the proofs are of one checkpoint: no older root passes for the present one.
        if (asked != Key || RootProof.Index != checkpoint.Checkpoint.Size - 1
            || RegisterEntry.Parse(RootEntry.AsSpan()) is not Result<RegisterEntry>.Ok { Value: { Type: EntryType.MapRootCommitted } stated }
            || Map.Answer(Key, ContentHash.Parse(((Json.Text)stated.Facts["root"]!).Value)) is not Result<MapAnswer>.Ok { Value: var answer }
            || answer.Entry != (IsPresent ? MerkleHash.Leaf(Entry.AsSpan()) : null))
        {
            return new RegisterAnswerWrong();
        }

        if (EntryProof is null)
        {
            return checkpoint;
        }

        return EntryProof.Checkpoint.Text == RootProof.Checkpoint.Text
            ? EntryProof.Verify(MerkleHash.Leaf(Entry.AsSpan()), origin, keys, witnesses)
            : new RegisterAnswerWrong();
    }

    /// <summary>The answer as JSON: hashes and proofs, the entries as their exact bytes in base64, the proofs of the log as C2SP tlog-proof texts.</summary>
    public Json.Map ToJson()
    {
        var map = Json.Object(
            ("form", Form),
            ("map_key", Key.Hash.ToString()),
            ("map_proof", Convert.ToBase64String(Map.ToBytes())),
            ("map_root_entry", Convert.ToBase64String(RootEntry.AsSpan())),
            ("map_root_proof", Encoding.UTF8.GetString(RootProof.ToBytes())));
        return EntryProof is null ? map : new Json.Map(map.Members
            .Add("entry", Convert.ToBase64String(Entry.AsSpan()))
            .Add("entry_proof", Encoding.UTF8.GetString(EntryProof.ToBytes())));
    }

    private static string? Text(Json.Map map, string name) => (map[name] as Json.Text)?.Value;

    private static byte[]? Bytes(Json.Map map, string name) => Text(map, name) is { } text ? StrictBase64.Read(text) : null;
}
