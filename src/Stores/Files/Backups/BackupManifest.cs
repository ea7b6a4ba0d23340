// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Stores.Files;

/// <summary>What a backup says of itself, in its last file: without it nothing is restored.</summary>
/// <param name="MadeAt">When it was begun.</param>
/// <param name="Program">The version of the program that made it.</param>
/// <param name="Engine"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Changes">The changes of the database's form, in order: it is restored by a program that knows exactly these.</param>
/// <param name="Entries">Every file, in the order kept.</param>
public sealed record BackupManifest(Instant MadeAt, string Program, string Engine, Sequence<string> Changes, Sequence<BackupEntry> Entries)
{
    /// <summary>The form's name.</summary>
    public const string Format = "filiera-backup/1";

    /// <summary>Bytes of all files together.</summary>
    public long Bytes => Entries.Sum(entry => entry.Bytes);

    /// <summary>As JSON.</summary>
    public Json ToJson() => Json.Object(
        ("changes", Json.Array(Changes.Select(change => (Json)change))),
        ("engine", Engine),
        ("entries", Json.Array(Entries.Select(entry => (Json)Json.Object(("bytes", entry.Bytes), ("hash", entry.Hash.ToString()), ("name", entry.Name))))),
        ("format", Format),
        ("made_at", InstantPattern.ExtendedIso.Format(MadeAt)),
        ("program", Program));

    /// <summary>Reads what <see cref="ToJson"/> writes; null for anything else.</summary>
    public static BackupManifest? Read(ReadOnlySpan<byte> bytes)
    {
        if (Json.Parse(bytes) is not Result<Json>.Ok { Value: Json.Map map }
            || map["format"] is not Json.Text { Value: Format }
            || map["made_at"] is not Json.Text { Value: var at } || InstantPattern.ExtendedIso.Parse(at) is not { Success: true, Value: var madeAt }
            || map["program"] is not Json.Text { Value: var program }
            || map["engine"] is not Json.Text { Value: "sqlite" or "postgres" } engine
            || map["changes"] is not Json.List changes || map["entries"] is not Json.List entries)
        {
            return null;
        }

        var read = entries.Items.Select(Entry).ToList();
        return read.Contains(null)
            ? null
            : new BackupManifest(
                madeAt, program, engine.Value, Sequence.From(changes.Items.OfType<Json.Text>().Select(text => text.Value)), Sequence.From(read.OfType<BackupEntry>()));
    }

    /// <summary>What it is, on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Format} of {InstantPattern.General.Format(MadeAt)}, {Engine}, {Entries.Count} files, {Bytes} bytes");

    private static BackupEntry? Entry(Json json) =>
        json is Json.Map map && map["name"] is Json.Text { Value: var name } && BackupEntry.IsSafe(name)
        && map["bytes"] is Json.Integer { Value: >= 0 } bytes && map["hash"] is Json.Text { Value: var written } && ContentHash.TryParse(written, out var hash)
            ? new BackupEntry(name, bytes.Value, hash)
            : null;
}
