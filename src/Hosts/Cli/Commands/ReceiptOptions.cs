// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;
using Filiera.Screening;

namespace Filiera.Cli;

/// <summary>The files <c>filiera receipt verify</c> is given. Which option names a file counts for nothing: its hash says what it is.</summary>
internal static class ReceiptOptions
{
    private static readonly Option<string[]> Keys = new("--key") { Description = "A public key or key list that came from the issuer, not with the receipt", HelpName = "FILE" };
    private static readonly Option<string?> List = new("--list") { Description = "The contact list", HelpName = "FILE" };
    private static readonly Option<string?> Outputs = new("--outputs") { Description = "The directory with callable.csv, withheld.csv and rejected.csv", HelpName = "DIR" };
    private static readonly Option<string?> IndexKey = new("--index-key") { Description = "The key of an encrypted index of answers, as an installation keeps it in index-keys", HelpName = "FILE" };
    private static readonly Option<string?> Rulebook = new("--rulebook")
    {
        Description = $"The rulebook's directory; else {RulebookDirectory.Variable}, else beside the program, else above the current directory",
        HelpName = "DIR",
    };

    private static readonly Option<string[]>[] Answers =
    [
        Files("--answers", "The register's answers: the files it sent, or the index compiled from them"), Files("--optouts", "A snapshot of the register"),
        Files("--submitted", "The lists the register was asked about, where its answer is a cleansed list; --list need not be repeated"),
    ];

    private static readonly Option<string[]>[] Inputs =
    [
        Files("--consents", "Consents"),
        Files("--withdrawals", "Withdrawals and oppositions"),
        Files("--contracts", "Contracts"),
        Files("--requests", "Requests to be called"),
        Files("--directory", "An extract of a public directory"),
        Files("--suppress", "Numbers left out"),
        Files("--decisions", "Decisions of the review queue"),
    ];

    /// <summary>Gives a command all of them.</summary>
    public static Command WithFiles(this Command command)
    {
        foreach (var option in (Option[])[Keys, List, .. Answers, IndexKey, .. Inputs, Outputs, Rulebook])
        {
            command.Options.Add(option);
        }

        return command;
    }

    /// <summary>The keys given.</summary>
    public static Result<Sequence<TrustedKey>> KeysOf(ParseResult parsed)
    {
        var keys = new List<TrustedKey>();
        foreach (var file in parsed.GetValue(Keys) ?? [])
        {
            if (KeyList.Read(File.ReadAllBytes(file)) is not Result<Sequence<TrustedKey>>.Ok read)
            {
                return new KeyUnreadable { Where = file };
            }

            keys.AddRange(read.Value);
        }

        return Sequence.From(keys);
    }

    /// <summary>The rulebook at hand, or null where there is none; one that is there and broken is refused.</summary>
    public static Result<RuleCatalogue?> RulebookOf(ParseResult parsed)
    {
        var directory = RulebookDirectory.Locate(
            parsed.GetValue(Rulebook), Environment.GetEnvironmentVariable(RulebookDirectory.Variable), AppContext.BaseDirectory, Environment.CurrentDirectory);
        return directory is null ? new Result<RuleCatalogue?>.Ok(null) : RulebookDirectory.Load(directory) switch
        {
            Result<RuleCatalogue>.Ok ok => new Result<RuleCatalogue?>.Ok(ok.Value),
            Result<RuleCatalogue>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <summary>The files given; one that is not there is an error of the system.</summary>
    public static ReceiptFiles FilesOf(ParseResult parsed)
    {
        var outputs = parsed.GetValue(Outputs);
        return new ReceiptFiles(
            parsed.GetValue(List) is { } list ? Given(list) : null,
            All(Answers),
            All(Inputs),
            Output("callable.csv"),
            Output("withheld.csv"),
            Output("rejected.csv"))
        {
            IndexKeyOf = parsed.GetValue(IndexKey) is { } key ? (_, ct) => KeyAsync(key, ct) : null,
        };

        Sequence<GivenFile> All(Option<string[]>[] options) => Sequence.From(options.SelectMany(option => parsed.GetValue(option) ?? []).Select(Given));

        GivenFile? Output(string name) => outputs is null ? null : Given(Path.Combine(outputs, name));
    }

    private static Option<string[]> Files(string name, string description) => new(name) { Description = description, HelpName = "FILE", AllowMultipleArgumentsPerToken = true };

    private static async Task<Result<IndexKey>> KeyAsync(string path, CancellationToken ct)
    {
        var secret = await File.ReadAllBytesAsync(path, ct);
        try
        {
            return secret.Length == Screening.IndexKey.Size ? new IndexKey(secret) : new IndexKeyIsAnother();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private static GivenFile Given(string path)
    {
        // Opened once here, so that a wrong name is refused before anything is checked.
        File.OpenHandle(path).Dispose();
        return GivenFile.At(path);
    }
}
