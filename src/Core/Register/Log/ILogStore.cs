// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The files of our own log, held by its one writer; disposing it lets go of them.</summary>
/// <remarks>When a call returns, what it wrote outlasts a power cut; when it throws, how much of it was written is not known.</remarks>
public interface ILogStore : ILogFiles, IDisposable
{
    /// <summary>Where the writer keeps what follows from the log.</summary>
    IWorkRoom Work { get; }

    /// <summary>The journals that are there, oldest first: what was acknowledged, or was about to be.</summary>
    Task<Sequence<LogJournal>> ReadJournalsAsync(CancellationToken ct);

    /// <summary>Begins a new journal, empty, in place of one of that name; what is added from now on goes there.</summary>
    /// <param name="first">The index of the first entry it may hold.</param>
    Task StartJournalAsync(long first, CancellationToken ct);

    /// <summary>Adds to the journal begun last.</summary>
    Task AppendToJournalAsync(ReadOnlyMemory<byte> record, CancellationToken ct);

    /// <summary>Removes the journals begun before that entry.</summary>
    Task RemoveJournalsBeforeAsync(long first, CancellationToken ct);

    /// <summary>Writes tiles and bundles, each whole or not at all, in place of files of the same name.</summary>
    Task WriteAsync(IReadOnlyCollection<(TilePath Path, byte[] Bytes)> files, CancellationToken ct);

    /// <summary>Puts a checkpoint in place of the one before: a reader sees the one or the other.</summary>
    Task PublishAsync(byte[] checkpoint, CancellationToken ct);

    /// <summary>Removes the partial files of tiles and bundles whose full files are there.</summary>
    /// <returns>How many tiles and bundles had some.</returns>
    Task<int> RemovePartialsAsync(IEnumerable<TilePath> full, CancellationToken ct);
}
