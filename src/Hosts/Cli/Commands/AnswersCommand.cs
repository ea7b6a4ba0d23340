// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Cli;

/// <summary><c>filiera answers compile|info|diff|verify</c>: the opt-out register's answers as an encrypted index that a screening looks numbers up in.</summary>
/// <remarks>Progress goes to standard error. Exit code 0 when done, 2 when refused.</remarks>
public static class AnswersCommand
{
    private static readonly CompileFiles Files = new();

    private static readonly Argument<string[]> Answers = new("ANSWER") { Description = "Answer files: number_e164, result, checked_at; of several answers about a number the newest counts", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<string[]> Submitted = new("--submitted")
    {
        Description = "The lists the register was asked about: an answer about any other number is refused",
        HelpName = "LIST",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Cleansed = new("--cleansed") { Description = "The files are what came back of the submitted lists: what is missing is to be removed" };
    private static readonly Option<string?> CheckedAt = new("--checked-at") { Description = "With --cleansed: when the register was asked", HelpName = "TIME" };

    private static readonly Option<string?> Mapping = new(MappingFile.Word) { Description = "A mapping file: which column of the submitted lists holds the number", HelpName = "FILE" };
    private static readonly Argument<string> Index = new("INDEX") { Description = "An index that answers compile or optouts compile wrote" };

    private static readonly Argument<string> Before = new("BEFORE") { Description = "The earlier index" };
    private static readonly Argument<string> After = new("AFTER") { Description = "The later index" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var compile = new Command("compile", "Compile answer files into an encrypted index") { Answers, Submitted, Cleansed, CheckedAt, Mapping };
        Files.AddTo(compile);
        var info = new Command("info", "What an index says of itself; needs no key and proves nothing") { Index, OptionReading.AsJson };
        info.SetAction((parsed, ct) => InfoAsync(parsed));
        return new Command("answers", "The opt-out register's answers")
        {
            compile.Over(CompileAsync),
            info,
            new Command("diff", "How many numbers' answers differ between two indexes, and how") { Before, After, OptionReading.AsJson }.Over(DiffAsync),
            new Command("verify", "Decrypt a whole index and compare it with its digest") { Index, OptionReading.AsJson }.Over(VerifyAsync),
        };
    }

    private static async Task<int> CompileAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var answers = parsed.GetRequiredValue(Answers);
        var submitted = parsed.GetValue(Submitted) ?? [];
        if (parsed.GetValue(Cleansed) != (parsed.GetValue(CheckedAt) is not null) || (parsed.GetValue(Cleansed) && submitted.Length == 0))
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("said together with --checked-at and --submitted, or not at all") { Where = "--cleansed" }]);
        }

        var read = parsed.GetValue(CheckedAt) is { } text ? InstantText.Read(text, "--checked-at") : null;
        if (read is Result<Instant>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        var mapping = MappingFile.Read(parsed.GetValue(Mapping));
        if (mapping is Result<ListMapping?>.Refused unmapped)
        {
            return await parsed.RefuseAsync(unmapped.Refusals);
        }

        var lists = CompileFiles.Sources(submitted, mapping.ValueOrThrow());
        return await Files.RunAsync(
            installation,
            parsed,
            [.. answers, .. submitted],
            (vat, now, options) => read is { } checkedAt
                ? AnswerCompiler.CompileCleansed(vat, lists, CompileFiles.Sources(answers), checkedAt.ValueOrThrow(), now, options, ct)
                : AnswerCompiler.Compile(vat, CompileFiles.Sources(answers), lists, now, options, ct),
            ct);
    }

    private static async Task<int> InfoAsync(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(Index);
        if (!File.Exists(path))
        {
            return await parsed.RefuseAsync([new ListFileUnreadable { Where = path }]);
        }

        var info = AnswerIndex.ReadInfo(path);
        if (info is Result<AnswerIndexInfo>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        await IndexText.WriteAsync(parsed.InvocationConfiguration.Output, info.ValueOrThrow(), new FileInfo(path).Length, parsed.GetValue(OptionReading.AsJson));
        return 0;
    }

    private static async Task<int> VerifyAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var path = parsed.GetRequiredValue(Index);
        var opened = await IndexFile.OpenAsync(installation, path, ct);
        if (opened is Result<AnswerIndex>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        using var index = opened.ValueOrThrow();
        await IndexText.WriteAsync(parsed.InvocationConfiguration.Output, index.Info, new FileInfo(path).Length, parsed.GetValue(OptionReading.AsJson));
        return 0;
    }

    private static async Task<int> DiffAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var (first, second) = (await IndexFile.OpenAsync(installation, parsed.GetRequiredValue(Before), ct), await IndexFile.OpenAsync(installation, parsed.GetRequiredValue(After), ct));
        using var before = (first as Result<AnswerIndex>.Ok)?.Value;
        using var after = (second as Result<AnswerIndex>.Ok)?.Value;
        if (before is null || after is null)
        {
            return await parsed.RefuseAsync(Sequence.From(first.Against().Concat(second.Against())));
        }

        var counts = new AnswerIndexDiff(before, after).Count();
        (string Name, long Numbers)[] lines =
        [
            ("same", counts.Same), ("added", counts.Added), ("gone", counts.Gone), ("keep_to_remove", counts.KeepToRemove),
            ("remove_to_keep", counts.RemoveToKeep), ("newer", counts.Newer), ("older", counts.Older),
        ];
        await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(OptionReading.AsJson)
            ? Json.Object([.. lines.Select(line => (line.Name, (Json)line.Numbers))]).ToCanonicalText()
            : string.Join('\n', lines.Select(line => FormattableString.Invariant($"{line.Numbers,12:#,0}  {line.Name.Replace('_', ' ')}"))));
        return 0;
    }
}
