// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Cli;

/// <summary>What <c>answers compile</c> and <c>optouts compile</c> share: files in, one encrypted index out.</summary>
internal sealed class CompileFiles
{
    private readonly Option<string> _output = new("--output", "-o") { Description = "The index to write; it is encrypted with the controller's key", Required = true, HelpName = "FILE" };

    private readonly Option<string> _controller = new("--controller") { Description = "The VAT number of the controller that asked the register", Required = true, HelpName = "VAT" };

    private readonly Option<bool> _replace = new("--replace") { Description = "Replace an index that is already there" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_output);
        command.Add(_controller);
        command.Add(_replace);
        command.Add(OptionReading.AsJson);
    }

    /// <summary>Compiles and writes.</summary>
    /// <param name="installation">Whose keys are used.</param>
    /// <param name="parsed">The words of the command.</param>
    /// <param name="paths">Every file that is read.</param>
    /// <param name="compile">Compiles for a controller; told the instant and where progress goes.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<int> RunAsync(
        OpenedInstallation installation, ParseResult parsed, IReadOnlyList<string> paths, Func<string, Instant, CompileOptions, Result<AnswerIndex>> compile, CancellationToken ct)
    {
        var controller = PartitaIva.Parse(parsed.GetValue(_controller));
        var output = parsed.GetRequiredValue(_output);
        var refusals = new List<Refusal>(controller.Against().Select(refusal => refusal with { Where = "--controller" }));
        refusals.AddRange(paths.Where(path => !File.Exists(path)).Select(path => new ListFileUnreadable { Where = path }));
        if (File.Exists(output) && !parsed.GetValue(_replace))
        {
            refusals.Add(new OutputFileAlreadyThere { Where = output });
        }

        if (refusals.Count > 0)
        {
            return await parsed.RefuseAsync(Sequence.From(refusals));
        }

        IndexDrafts.RemoveAbandoned(output);
        var vat = controller.ValueOrThrow().Digits;
        var clock = installation.Services.GetRequiredService<IClock>();
        var progress = new ByteProgress(parsed.InvocationConfiguration.Error, clock, paths.Sum(path => new FileInfo(path).Length));
        return await Task.Run(() => compile(vat, clock.GetCurrentInstant(), new CompileOptions(Environment.ProcessorCount, progress.Report)), ct) switch
        {
            Result<AnswerIndex>.Ok { Value: var index } => await SaveAsync(installation, parsed, vat, index, ct),
            Result<AnswerIndex>.Refused refused => await parsed.RefuseAsync(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <summary>Files as the compiler takes them.</summary>
    public static Sequence<SourceFile> Sources(IEnumerable<string> paths, ListMapping? mapping = null) => Sequence.From(paths.Select(path =>
        new SourceFile(Path.GetFileName(path), () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1), mapping)));

    private async Task<int> SaveAsync(OpenedInstallation installation, ParseResult parsed, string vat, AnswerIndex index, CancellationToken ct)
    {
        using var compiled = index;
        var key = await installation.Services.GetRequiredService<IIndexKeys>().OfControllerAsync(vat, create: true, ct);
        if (key is Result<IndexKey>.Refused keyless)
        {
            return await parsed.RefuseAsync(keyless.Refusals);
        }

        using var secret = key.ValueOrThrow();
        long bytes;
        try
        {
            bytes = compiled.Save(parsed.GetRequiredValue(_output), secret, Environment.ProcessorCount);
        }
        catch (Exception e) when (e is not StorageFailedException and (IOException or UnauthorizedAccessException or ArgumentException))
        {
            return await parsed.RefuseAsync([new OutputFileNotWritten { Where = parsed.GetRequiredValue(_output) }]);
        }

        await IndexText.WriteAsync(parsed.InvocationConfiguration.Output, compiled.Info, bytes, parsed.GetValue(OptionReading.AsJson));
        return 0;
    }
}
