// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Runs a list through the rules on all processors, in memory that does not grow with it. The same inputs give the same files for ever.</summary>
/// <remarks>
/// It comes to what <c>ReferenceRun</c> comes to, byte for byte: the rules are judged in one place, <see cref="ListVerdict"/>, and here
/// only remembered. How many threads work, and in what pieces, changes nothing.
/// </remarks>
public static class ListEngine
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(200);

    /// <param name="input">What to run.</param>
    /// <param name="sinks">Where the three files go; committed here when the run succeeds, and the caller's to dispose.</param>
    /// <param name="options">How.</param>
    /// <param name="report">Told now and then how many bytes of the list are done.</param>
    /// <param name="ct">Stops the run; nothing is kept.</param>
    /// <returns>What it came to, or why the list is none.</returns>
    /// <exception cref="Filiera.Operations.StorageFailedException">The disk is full or cannot be written; nothing is kept.</exception>
    public static async Task<Result<EngineResult>> RunAsync(
        EngineInput input, ScreeningSinks sinks, EngineOptions options, Func<long, ValueTask> report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (options.Part is not null && (options.FindDuplicates || options.Seal is not null))
        {
            throw new ArgumentException("Duplicates and a seal speak of the whole list.", nameof(options));
        }

        // 1. Facts: how the list is written. That it is UTF-8 is assumed, and found out on the way.
        var file = input.Shape;
        if (options.Part is not null && file.IsEncodingAssumed)
        {
            await using var bytes = input.List.AsStream();
            if ((await TextEncoding.OfAsync(bytes, ct)).IsSingleByte)
            {
                return await AgainAsync(input, sinks, options, report, ct);
            }
        }

        try
        {
            return await OnceAsync(input with { Shape = file with { IsEncodingAssumed = false } }, sinks, options, report, ct);
        }
        catch (EncodingDisproved)
        {
            return await AgainAsync(input, sinks, options, report, ct);
        }
    }

    // Another encoding may name other columns: the list is recognised anew.
    private static async Task<Result<EngineResult>> AgainAsync(
        EngineInput input, ScreeningSinks sinks, EngineOptions options, Func<long, ValueTask> report, CancellationToken ct)
    {
        switch (await input.Shape.WithoutUtf8Async(input.List, ct))
        {
            case Result<ListFile>.Ok { Value: var file }:
                return await OnceAsync(input with { Shape = file }, sinks, options, report, ct);
            case Result<ListFile>.Refused refused:
                return refused.Refusals;
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }

    private static async Task<Result<EngineResult>> OnceAsync(
        EngineInput input, ScreeningSinks sinks, EngineOptions options, Func<long, ValueTask> report, CancellationToken ct)
    {
        using var plan = new RunPlan(input.List, input.Shape, input.Tables, input.Context, input.Rules, options);
        var firstRow = RowBoundary.OfFirstRow(input.List, input.Shape);
        var range = RangeOf(input.List, input.Shape, firstRow, options);
        var headers = HeadersOf(input.Shape, options.Part);
        await sinks.BeginAsync();
        using var handOver = new HandOver(plan, range.Start, headers) { Seen = options.FindDuplicates ? new SeenNumbers(range.End - range.Start < options.FewBytes) : null };
        foreach (var kind in OutputText.Kinds)
        {
            sinks.Write(kind, 0, headers[(int)kind]);
        }

        if (handOver.List is { } digest)
        {
            var before = new byte[range.Start];
            input.List.Read(0, before);
            digest.Begin(before);
        }

        // 2. Evaluation and 3. decision, on every thread.
        var tally = await WorkAsync(plan, handOver, sinks, range, report, ct);
        var (hashed, list, root) = handOver.Finish(sinks.KeepsRows);
        if (tally.Counts.Rows != handOver.Rows)
        {
            throw new InvalidOperationException("Rows in are not rows out.");
        }

        var kept = await sinks.CommitAsync(ct);
        await report(range.End);
        return new EngineResult(input.Shape, tally.Counts, tally.Reasons, tally.Validity, tally.ValidUntil, kept ?? hashed, list, root);
    }

    private static ListRange RangeOf(IListBytes list, ListFile file, long firstRow, EngineOptions options)
    {
        if (options.Part is not { } part)
        {
            return new ListRange(firstRow, list.Length, options.ChunkBytes);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(part.Of, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)part.Index, (uint)part.Of);
        var from = PlaceOf(part.Index);
        var to = PlaceOf(part.Index + 1);
        var start = RowBoundary.AtOrAfter(list, file, firstRow, from);
        return new ListRange(start, Math.Max(start, to), options.ChunkBytes);

        long PlaceOf(int index) => firstRow + (long)((Int128)(list.Length - firstRow) * index / part.Of);
    }

    private static byte[][] HeadersOf(ListFile file, ListPart? part) => [.. OutputText.Kinds.Select(kind => part is { Index: > 0 } ? [] :
        (byte[])[.. file.Encoding.Encoding.Preamble, .. file.Encoding.Encoding.GetBytes(file.Header is null ? "" : file.Header + OutputText.AfterHeader(kind, file))])];

    private static async Task<Tally> WorkAsync(
        RunPlan plan, HandOver handOver, ScreeningSinks sinks, ListRange range, Func<long, ValueTask> report, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var tally = new Tally();
        var next = new StrongBox<long>(-1);
        var threads = (int)Math.Clamp(plan.Options.Threads > 0 ? plan.Options.Threads : Environment.ProcessorCount, 1, Math.Max(1, range.Pieces));
        var work = Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () => Work(plan, handOver, sinks, range, next, tally, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        try
        {
            while (await Task.WhenAny(work, Task.Delay(BetweenReports, CancellationToken.None)) != work)
            {
                await report(range.Start + handOver.Done);
            }
        }
        finally
        {
            // Nobody may still be writing when the sinks are closed.
            await stop.CancelAsync();
            await work.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        Rethrow(work, ct);
        return tally;
    }

    /// <summary>What one thread does: piece after piece, until there are no more or something goes wrong anywhere.</summary>
    private static void Work(
        RunPlan plan, HandOver handOver, ScreeningSinks sinks, ListRange range, StrongBox<long> next, Tally tally, CancellationTokenSource stop)
    {
        var succeeded = false;
        try
        {
            using var worker = new PieceWorker(plan, handOver, sinks, range, stop.Token);
            for (long piece; (piece = Interlocked.Increment(ref next.Value)) < range.Pieces;)
            {
                worker.Run(piece);
            }

            lock (tally)
            {
                worker.Counter.AddTo(tally, plan.Verdicts);
            }

            succeeded = true;
        }
        finally
        {
            if (!succeeded)
            {
                stop.Cancel();
                handOver.Break();
            }
        }
    }

    // What went wrong first is said; that the others gave up because of it is not.
    private static void Rethrow(Task work, CancellationToken ct)
    {
        var failures = work.Exception?.Flatten().InnerExceptions ?? [];
        var cause = failures.FirstOrDefault(failure => failure is not OperationCanceledException);
        if (cause is not null)
        {
            ExceptionDispatchInfo.Throw(cause);
        }

        ct.ThrowIfCancellationRequested();
        if (failures.Count > 0 || work.IsCanceled)
        {
            throw new OperationCanceledException();
        }
    }
}
