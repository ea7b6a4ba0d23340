// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>Where the three files of a run go. Until they are committed nothing looks complete; disposing without that leaves nothing.</summary>
public abstract class ScreeningSinks : IAsyncDisposable
{
    private protected ScreeningSinks()
    {
    }

    /// <summary>No files: only the counts are wanted.</summary>
    public static ScreeningSinks None() => new NoSinks();

    /// <summary>Three files in a directory, written at many places at once under other names and renamed in the end, the callable rows last.</summary>
    /// <param name="directory">An existing directory; files of the same names are replaced.</param>
    /// <param name="durable">Whether they survive a failure of the machine once they are complete.</param>
    public static ScreeningSinks Files(string directory, bool durable = false) => new FileSinks(directory, durable);

    /// <summary>Three drafts of a store, written front to back.</summary>
    /// <param name="draft">Begins a draft.</param>
    public static ScreeningSinks Drafts(Func<IBlobDraft> draft) => new DraftSinks(draft);

    /// <summary>False when only the counts are wanted.</summary>
    internal abstract bool KeepsRows { get; }

    /// <summary>True when each file must be written front to back.</summary>
    internal abstract bool InOrder { get; }

    /// <summary>Begins the files, and begins them again when the list has to be run anew.</summary>
    internal abstract ValueTask BeginAsync();

    /// <summary>Writes at a place of a file; any thread, any place at once, unless <see cref="InOrder"/>.</summary>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written.</exception>
    internal abstract void Write(OutputKind file, long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Makes the files what they are; their hashes, where the sink knows them.</summary>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written.</exception>
    internal abstract Task<ScreeningOutputs?> CommitAsync(CancellationToken ct);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    private sealed class NoSinks : ScreeningSinks
    {
        internal override bool KeepsRows => false;

        internal override bool InOrder => false;

        internal override ValueTask BeginAsync() => ValueTask.CompletedTask;

        internal override void Write(OutputKind file, long offset, ReadOnlySpan<byte> bytes)
        {
        }

        internal override Task<ScreeningOutputs?> CommitAsync(CancellationToken ct) => Task.FromResult<ScreeningOutputs?>(null);

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
