// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: each option is read in turn, and all that cannot be read is told together.
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;

namespace Filiera.Verify;

/// <summary>What the command line names as trusted, read.</summary>
/// <param name="Policy">Issuers, logs and demands.</param>
/// <param name="Pinned">Documents of issuers given as files.</param>
/// <param name="ReceiptKeys">Keys that sign receipts.</param>
/// <param name="StatusLists">Status lists given as files.</param>
/// <param name="Entry">The log's entry given as a file; null for none.</param>
public sealed record Trust(
    VerificationPolicy Policy, Sequence<KnownIssuer> Pinned, Sequence<TrustedKey> ReceiptKeys, Sequence<Json.Map> StatusLists, Sequence<byte>? Entry)
{
    /// <summary>Reads everything the options name.</summary>
    /// <returns>What is trusted, or <see cref="VerifyFileUnreadable"/> for each thing that cannot be read.</returns>
    public static Result<Trust> Read(VerifyOptions options)
    {
        var refusals = new List<Refusal>();
        var (issuers, pinned) = (new List<Did>(), new List<KnownIssuer>());
        foreach (var named in options.Trusted)
        {
            if (Did.TryParse(named, out var did))
            {
                issuers.Add(did);
            }
            else if (File(named) is { } bytes && Json.Parse(bytes) is Result<Json>.Ok { Value: var json } && DidDocument.Read(json) is Result<DidDocument>.Ok { Value: var document })
            {
                issuers.Add(document.Id);
                pinned.Add(new KnownIssuer(document, IsVouchedFor: true));
            }
            else
            {
                refusals.Add(new VerifyFileUnreadable("--trust") { Where = "--trust" });
            }
        }

        var logs = new List<NoteKey>();
        foreach (var named in options.LogKeys)
        {
            var texts = NoteKey.Parse(named) is Result<NoteKey>.Ok ? [named] : Lines(named);
            var keys = texts.Select(text => NoteKey.Parse(text)).ToList();
            logs.AddRange(keys.OfType<Result<NoteKey>.Ok>().Select(ok => ok.Value));
            AddWhen(keys.Count == 0 || keys.Exists(key => key is not Result<NoteKey>.Ok), "--log");
        }

        var receipts = new List<TrustedKey>();
        foreach (var named in options.KeyFiles)
        {
            var keys = File(named) is { } bytes ? KeyList.Read(bytes) as Result<Sequence<TrustedKey>>.Ok : null;
            receipts.AddRange(keys?.Value ?? []);
            AddWhen(keys is null, "--keys");
        }

        var lists = new List<Json.Map>();
        foreach (var named in options.StatusFiles)
        {
            var list = File(named) is { } bytes && Artefact.Read(bytes) is Result<Artefact>.Ok { Value: Artefact.Credential credential } ? credential.Document : null;
            lists.AddRange(list is null ? [] : [list]);
            AddWhen(list is null, "--status");
        }

        var entry = options.EntryFile is null ? null : File(options.EntryFile);
        AddWhen(options.EntryFile is not null && entry is null, "--entry");
        return refusals.Count > 0
            ? Sequence.From(refusals)
            : new Trust(
                new VerificationPolicy(Sequence.From(issuers), Sequence.From(logs), options.RequiresLog, options.RefusesDemonstration),
                Sequence.From(pinned), Sequence.From(receipts), Sequence.From(lists), entry is null ? null : Sequence.Create<byte>(entry));

        void AddWhen(bool wrong, string option)
        {
            if (wrong)
            {
                refusals.Add(new VerifyFileUnreadable(option) { Where = option });
            }
        }
    }

    /// <summary>The bytes of a file; null when there is none, or it is larger than anything that is verified.</summary>
    internal static byte[]? File(string path)
    {
        try
        {
            using var file = System.IO.File.OpenRead(path);
            return file.Length > Artefact.LargestSize + 1 ? new byte[Artefact.LargestSize + 1] : ReadAll(file);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Everything of a stream, up to one byte more than anything that is verified may hold.</summary>
    internal static byte[] ReadAll(Stream stream)
    {
        var bytes = new byte[Artefact.LargestSize + 1];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private static string[] Lines(string path) => File(path) is { } bytes
        ? Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [];
}
