// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Cli;

/// <summary>What a run looks numbers up in, made of the files named on the command line. Dispose it when the run is over.</summary>
internal sealed class ScreenTables : IDisposable
{
    private readonly AnswerIndex? _answers;
    private readonly NumberFactsIndex _facts;

    private ScreenTables(AnswerIndex? answers, NumberFactsIndex facts) => (_answers, _facts) = (answers, facts);

    /// <summary>The tables as the engine takes them.</summary>
    public EngineTables Tables => new(_answers?.Table, payload => _answers?.AnswerOf(payload), _facts);

    /// <summary>A context that knows what is at hand.</summary>
    public ListContext In(ListContext context) => context with
    {
        Answers = _answers is null ? null : new AnswerSource(_answers.Info.ControllerVat, _answers.Info.Kind, _answers.Info.Digest, _answers.Info.SnapshotAt),
        Files = _facts.AtHand,
    };

    /// <summary>Reads the files; answers may be files as the register gave them, or one index that was compiled of them.</summary>
    /// <param name="installation">Whose keys open an index.</param>
    /// <param name="files">The files beside the list.</param>
    /// <param name="clientVat">The client, whose answers they must be.</param>
    /// <param name="now">Answers later than this are refused.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<Result<ScreenTables>> OpenAsync(
        OpenedInstallation installation, Sequence<ScreenFile> files, string clientVat, Instant now, CancellationToken ct)
    {
        if (files.Where(file => !File.Exists(file.Path)).ToList() is { Count: > 0 } missing)
        {
            return Sequence.From(missing.Select(file => (Refusal)new ListFileUnreadable { Where = file.Path }));
        }

        var answers = await AnswersAsync(installation, files, clientVat, now, ct);
        if (answers is Result<AnswerIndex?>.Refused unanswered)
        {
            return unanswered.Refusals;
        }

        var facts = await FactsCompiler.RunAsync(
            Sequence.From(files.Where(file => file.Kind is not InputKind.Answers and not InputKind.OptOuts).Select(file =>
                new FactFile(file.Kind, Path.GetFileName(file.Path), _ => Task.FromResult<Stream>(File.OpenRead(file.Path)), file.Mapping))),
            Environment.ProcessorCount,
            ct);
        if (facts is Result<NumberFactsIndex>.Refused refused)
        {
            answers.ValueOrThrow()?.Dispose();
            return refused.Refusals;
        }

        return new ScreenTables(answers.ValueOrThrow(), facts.ValueOrThrow());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _answers?.Dispose();
        _facts.Dispose();
    }

    private static async Task<Result<AnswerIndex?>> AnswersAsync(
        OpenedInstallation installation, Sequence<ScreenFile> files, string clientVat, Instant now, CancellationToken ct)
    {
        var named = files.Where(file => file.Kind is InputKind.Answers or InputKind.OptOuts).ToList();
        if (named.Count == 0)
        {
            return new Result<AnswerIndex?>.Ok(null);
        }

        var opened = named is [{ Path: var path } only] && IndexFile.IsIndex(only)
            ? await IndexFile.OpenAsync(installation, path, ct)
            : named.Any(file => file.Kind == InputKind.OptOuts)
                ? new OptionNotUnderstood("an index that optouts compile wrote") { Where = "--optouts" }
                : AnswerCompiler.Compile(clientVat, CompileFiles.Sources(named.Select(file => file.Path)), [], now, new CompileOptions(Environment.ProcessorCount), ct);
        if (opened is Result<AnswerIndex>.Refused refused)
        {
            return refused.Refusals;
        }

        var index = opened.ValueOrThrow();
        if (index.Info.ControllerVat == clientVat)
        {
            return new Result<AnswerIndex?>.Ok(index);
        }

        index.Dispose();
        return new AnswerOfAnotherController { Where = named[0].Path };
    }
}
