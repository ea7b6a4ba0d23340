// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Cli;

/// <summary>What the words after <c>filiera screen</c> say, before anything is opened.</summary>
internal sealed class ScreenOptions
{
    /// <summary>The word that means standard input.</summary>
    public const string StandardInput = "-";

    private readonly Argument<string> _list = new("LIST") { Description = "The contact list: CSV, TSV, XLSX, any of them in gzip; - reads standard input" };

    private readonly Option<string> _campaign = new("--campaign") { Description = "The campaign, by identifier or name (filiera parties list)", Required = true };

    private readonly Option<string?> _centre = new("--centre")
    {
        Description = "The contact centre, by identifier, VAT number or name; not needed where one alone may call",
    };

    private readonly Option<string?> _asOf = new("--as-of")
    {
        Description = "The instant to judge at: RFC 3339, or legal time in Italy; now when not given",
        HelpName = "TIME",
    };

    private readonly Option<string[]> _suppress = Files("--suppress", "Numbers not to call: own=FILE (the centre's; also without own=), client=FILE, campaign=FILE");

    private readonly Option<string?> _mapping = new(MappingFile.Word) { Description = "A mapping file: which column of the list holds what", HelpName = "FILE" };

    private readonly (InputKind Kind, Option<string[]> Option)[] _files =
    [
        (InputKind.Answers, Files("--answers", "The opt-out register's answers for the client: files, or an index that answers compile wrote; else the newest kept")),
        (InputKind.OptOuts, Files("--optouts", "A snapshot of an opt-out register, or an index that optouts compile wrote; never a consultation")),
        (InputKind.Consents, Files("--consents", "Consents on file; here and below, FILE.mapping.json beside FILE says which column of FILE holds what")),
        (InputKind.Withdrawals, Files("--withdrawals", "Withdrawals of consent and oppositions to this client")),
        (InputKind.Contracts, Files("--contracts", "Contracts with the client, in force or ended")),
        (InputKind.Requests, Files("--requests", "Requests to be called, each good for one call")),
        (InputKind.Directory, Files("--directory", "Extracts of a public directory")),
    ];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_list);
        command.Add(_campaign);
        command.Add(_centre);
        command.Add(_asOf);
        foreach (var (_, option) in _files)
        {
            command.Add(option);
        }

        command.Add(_suppress);
        command.Add(_mapping);
    }

    /// <summary>Reads them.</summary>
    /// <returns>What was asked, or every reason why it cannot be understood.</returns>
    public Result<ScreenRequest> Read(ParseResult parsed)
    {
        var refusals = new List<Refusal>();
        Instant? asOf = null;
        if (parsed.GetValue(_asOf) is { } text)
        {
            switch (InstantText.Read(text, "--as-of"))
            {
                case Result<Instant>.Ok ok:
                    asOf = ok.Value;
                    break;
                case Result<Instant>.Refused refused:
                    refusals.AddRange(refused.Refusals);
                    break;
            }
        }

        var mapping = MappingFile.Read(parsed.GetValue(_mapping));
        refusals.AddRange(mapping.Against());
        var files = FactMappings.Paired(
            _files.SelectMany(known => (parsed.GetValue(known.Option) ?? []).Select(path => new ScreenFile(known.Kind, path)))
                .Concat((parsed.GetValue(_suppress) ?? []).Select(Suppression)));
        refusals.AddRange(files.Against());
        return refusals.Count > 0
            ? Sequence.From(refusals)
            : new ScreenRequest(
                parsed.GetRequiredValue(_list),
                parsed.GetRequiredValue(_campaign),
                parsed.GetValue(_centre),
                asOf,
                files.ValueOrThrow(),
                mapping.ValueOrThrow());
    }

    private static Option<string[]> Files(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE", AllowMultipleArgumentsPerToken = true };

    private static ScreenFile Suppression(string word) => word.Split('=', 2) switch
    {
        ["own", var path] => new ScreenFile(InputKind.SuppressOwn, path),
        ["client", var path] => new ScreenFile(InputKind.SuppressClient, path),
        ["campaign", var path] => new ScreenFile(InputKind.SuppressCampaign, path),
        _ => new ScreenFile(InputKind.SuppressOwn, word),
    };
}
