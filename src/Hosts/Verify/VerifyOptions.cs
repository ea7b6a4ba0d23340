// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Verify;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Input">A file, a text, or <c>-</c> for what is piped in.</param>
/// <param name="Trusted">Issuers trusted: identifiers, or files that hold an issuer's document.</param>
/// <param name="LogKeys">Keys of logs trusted, as C2SP writes them, or files that hold one to a line.</param>
/// <param name="KeyFiles">Files with the public keys that sign receipts.</param>
/// <param name="StatusFiles">Files with status lists.</param>
/// <param name="EntryFile">A file with the log's entry; null for none.</param>
/// <param name="MemoryFile">The file in which the newest checkpoint is remembered; null for none.</param>
/// <param name="At">The instant for which it is asked, as written; null for now.</param>
/// <param name="RequiresLog">True when what is not proved to be in a log is not valid.</param>
/// <param name="RefusesDemonstration">True when demonstrations are not accepted.</param>
/// <param name="Offline">True when nothing is fetched.</param>
/// <param name="AsJson">True when the verdict is told as JSON.</param>
/// <param name="Italian">True when people are told in Italian.</param>
public sealed record VerifyOptions(
    string Input,
    Sequence<string> Trusted,
    Sequence<string> LogKeys,
    Sequence<string> KeyFiles,
    Sequence<string> StatusFiles,
    string? EntryFile,
    string? MemoryFile,
    string? At,
    bool RequiresLog,
    bool RefusesDemonstration,
    bool Offline,
    bool AsJson,
    bool Italian)
{
    /// <summary>How it is called.</summary>
    public const string Usage = """
        filiera-verify [options] FILE | TEXT | -

          --trust DID|FILE      an issuer you trust: did:web:HOST, or a file with its did.json
          --log VKEY|FILE       a key of a public log you trust
          --keys FILE           the public keys that sign screening receipts
          --status FILE         a status list, when it cannot be fetched
          --entry FILE          the log's entry, where a .tlog-proof does not hold it
          --remember FILE       remember the newest checkpoint here, and compare with it
          --at INSTANT          verify as of then, such as 2026-03-01T10:00:00Z
          --require-log         what is not in the log is not valid
          --refuse-demonstration
          --offline             fetch nothing
          --json                tell the verdict as JSON
          --lang it|en          the language of the words (it)

        Exit codes: 0 valid, 1 suspended, 2 revoked or expired, 3 cannot be verified, 4 refused, 64 wrong usage.
        """;

    private static readonly string[] Flags = ["--require-log", "--refuse-demonstration", "--offline", "--json"];

    private static readonly string[] WithValue = ["--trust", "--log", "--keys", "--status", "--entry", "--remember", "--at", "--lang"];

    /// <summary>Reads the command line; null when it is wrong.</summary>
    public static VerifyOptions? Read(IReadOnlyList<string> arguments)
    {
        var values = WithValue.ToDictionary(name => name, _ => new List<string>());
        var flags = new HashSet<string>();
        var inputs = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (Flags.Contains(arguments[i]))
            {
                flags.Add(arguments[i]);
            }
            else if (values.TryGetValue(arguments[i], out var list) && i + 1 < arguments.Count)
            {
                list.Add(arguments[++i]);
            }
            else if (arguments[i] is "-" || !arguments[i].StartsWith('-'))
            {
                inputs.Add(arguments[i]);
            }
            else
            {
                return null;
            }
        }

        var once = values.Where(pair => pair.Key is "--entry" or "--remember" or "--at" or "--lang").All(pair => pair.Value.Count <= 1);
        return inputs.Count == 1 && once && values["--lang"] is [] or ["it"] or ["en"]
            ? new VerifyOptions(
                inputs[0],
                Sequence.From(values["--trust"]),
                Sequence.From(values["--log"]),
                Sequence.From(values["--keys"]),
                Sequence.From(values["--status"]),
                values["--entry"].FirstOrDefault(),
                values["--remember"].FirstOrDefault(),
                values["--at"].FirstOrDefault(),
                flags.Contains("--require-log"),
                flags.Contains("--refuse-demonstration"),
                flags.Contains("--offline"),
                flags.Contains("--json"),
                values["--lang"] is not ["en"])
            : null;
    }
}
