// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Walks files on several threads and gathers what stands against their rows.</summary>
internal sealed class FileWalk : IDisposable
{
    /// <summary>So many problems are told, the first in the order of the files.</summary>
    public const int MostProblems = 20;

    private readonly CompileOptions _options;
    private readonly bool _namesFiles;
    private readonly CancellationToken _ct;
    private readonly RowChunk[] _chunks;
    private readonly List<Refusal> _problems = [];
    private long _bytesBefore;

    /// <param name="options">How many threads, and whom to tell of progress.</param>
    /// <param name="namesFiles">Names the file before each line; false when there is one file only.</param>
    /// <param name="ct">Stops it.</param>
    public FileWalk(CompileOptions options, bool namesFiles, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        (_options, _namesFiles, _ct) = (options, namesFiles, ct);
        _chunks = [.. Enumerable.Range(0, options.Threads).Select(_ => new RowChunk())];
    }

    public Sequence<Refusal> Problems => Sequence.From(_problems.Take(MostProblems));

    public bool HasEnough => _problems.Count >= MostProblems;

    public bool HasProblems => _problems.Count > 0;

    public void Add(SourceFile file, Refusal refusal, long? line = null) => _problems.Add(refusal with { Where = Place(file, line) });

    public void Dispose() => Array.ForEach(_chunks, chunk => chunk.Dispose());

    /// <summary>Walks one file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reader">Reads it, and stands after its header.</param>
    /// <param name="handlers">One for each thread; fewer threads work when there are fewer.</param>
    /// <param name="linesBefore">Lines before the first record: 1 with a header.</param>
    /// <returns>What was read; null when a compressed file could not be unpacked, or so much stands against the rows that it was not read to its end.</returns>
    public AnswerFileUsed? Run<THandler>(SourceFile file, ChunkReader reader, THandler[] handlers, int linesBefore)
        where THandler : struct, IRowHandler
    {
        var gathered = new Gathered();
        try
        {
            Workers.Run(Math.Min(handlers.Length, _chunks.Length), thread => WalkChunks(reader, _chunks[thread], handlers[thread], gathered));
        }
        catch (InvalidDataException)
        {
            Add(file, new AnswerArchiveDamaged());
            return null;
        }

        Tell(file, gathered, linesBefore);
        if (gathered.Problems.Count >= MostProblems)
        {
            return null;
        }

        var used = new AnswerFileUsed(file.Name, reader.Hash(), reader.BytesRead, gathered.Rows);
        _bytesBefore += used.Bytes;
        return used;
    }

    private void WalkChunks<THandler>(ChunkReader reader, RowChunk chunk, THandler handler, Gathered gathered)
        where THandler : struct, IRowHandler
    {
        var delimiter = (byte)reader.Delimiter;
        var whole = false;
        try
        {
            while (reader.TryNext(chunk))
            {
                _ct.ThrowIfCancellationRequested();
                var first = reader.IsTurnOf(chunk);
                if (first)
                {
                    reader.HashInTurn(chunk);
                }

                var walked = RowWalker.Walk(chunk, delimiter, ref handler, (line, refusal) =>
                {
                    if (gathered.Add(chunk.Index, line, refusal))
                    {
                        reader.Stop();
                    }
                });
                gathered.Add(chunk.Index, walked, () => _options.Progress?.Invoke(_bytesBefore + reader.BytesRead));
                if (!first)
                {
                    reader.HashInTurn(chunk);
                }
            }

            whole = true;
        }
        finally
        {
            if (!whole)
            {
                reader.Abandon();
            }
        }
    }

    private void Tell(SourceFile file, Gathered gathered, int linesBefore)
    {
        var lines = gathered.Lines;
        var starts = new long[lines.Count];
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + lines[i - 1];
        }

        foreach (var (chunk, line, refusal) in gathered.Problems.OrderBy(problem => (problem.Chunk, problem.Line)))
        {
            Add(file, refusal, linesBefore + starts[chunk] + line + 1);
        }
    }

    private string? Place(SourceFile file, long? line) => line is { } number
        ? _namesFiles ? FormattableString.Invariant($"{file.Name} line {number}") : FormattableString.Invariant($"line {number}")
        : file.Name;

    /// <summary>What the threads found in one file.</summary>
    private sealed class Gathered
    {
        public List<(int Chunk, long Line, Refusal Refusal)> Problems { get; } = [];

        /// <summary>Lines of each chunk.</summary>
        public List<long> Lines { get; } = [];

        public long Rows { get; private set; }

        /// <summary>True when there are enough problems.</summary>
        public bool Add(int chunk, long line, Refusal refusal)
        {
            lock (Problems)
            {
                Problems.Add((chunk, line, refusal));
                return Problems.Count >= MostProblems;
            }
        }

        public void Add(int chunk, WalkedRows walked, Action tell)
        {
            lock (Lines)
            {
                while (Lines.Count <= chunk)
                {
                    Lines.Add(0);
                }

                Lines[chunk] = walked.Lines;
                Rows += walked.Rows;
                tell();
            }
        }
    }
}
