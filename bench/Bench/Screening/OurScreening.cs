// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using Filiera.Screening;

namespace Filiera.Bench;

/// <summary>Our side: answers compiled once, and lists run against them.</summary>
internal sealed class OurScreening : IDisposable
{
    private const int Threads = 2;

    private readonly ScreeningWorld _world;
    private readonly AnswerIndex _answers;

    /// <param name="world">The campaign and the rules.</param>
    /// <param name="index">The compiled answers.</param>
    public OurScreening(ScreeningWorld world, string index)
    {
        _world = world;
        using var key = Key();
        _answers = AnswerIndex.Open(index, key, Threads).ValueOrThrow();
    }

    /// <summary>What is on file about the numbers, the caller's to dispose; null for nothing.</summary>
    public NumberFactsIndex? Facts { get; set; }

    /// <summary>The register's answers.</summary>
    public AnswerIndex Answers => _answers;

    /// <summary>Without duplicates, seal and hashes: what the peers do.</summary>
    public static EngineOptions Plain { get; } = new(Threads, FindDuplicates: false);

    /// <summary>What everything besides the rows looks like.</summary>
    public ListContext Context => _world.Context(_answers.Info.Digest, Facts?.AtHand ?? FilesAtHand.None);

    /// <summary>Compiles answers from CSV into an encrypted file.</summary>
    public static void Compile(string csv, string index)
    {
        Tools.Clear(index);
        using var key = Key();
        using var compiled = AnswerCompiler.Compile(
            ScreeningData.ClientVat, [new SourceFile(Path.GetFileName(csv), () => File.OpenRead(csv))], [], ScreeningData.AsOf, new CompileOptions(Threads)).ValueOrThrow();
        compiled.Save(index, key, Threads);
    }

    /// <summary>Runs a list; three files in a folder, or only counts.</summary>
    public (double Seconds, EngineResult Result) Run(string list, string? folder, EngineOptions options)
    {
        if (folder is not null)
        {
            Tools.Clear(folder);
            Directory.CreateDirectory(folder);
        }

        var start = Stopwatch.GetTimestamp();
        var result = RunAsync(list, folder, options).GetAwaiter().GetResult();
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, result);
    }

    public void Dispose() => _answers.Dispose();

    // The bytes of the key do not matter here: what encryption costs does.
    private static IndexKey Key() => new(new byte[IndexKey.Size]);

    private async Task<EngineResult> RunAsync(string list, string? folder, EngineOptions options)
    {
        using var bytes = ListBytes.OfFile(list);
        var shape = (await ListFile.RecogniseAsync(bytes, CancellationToken.None)).ValueOrThrow();
        await using var sinks = folder is null ? ScreeningSinks.None() : ScreeningSinks.Files(folder);
        var tables = new EngineTables(_answers.Table, _answers.AnswerOf, Facts);
        var input = new EngineInput(bytes, shape, tables, Context, _world.Rules);
        return (await ListEngine.RunAsync(input, sinks, options, _ => ValueTask.CompletedTask, CancellationToken.None)).ValueOrThrow();
    }
}
