// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;

namespace Filiera.Stores.Files;

/// <summary>Our own log in the data directory.</summary>
public sealed class FileLogAccess(DataDirectory directory) : ILogAccess
{
    /// <inheritdoc/>
    public ILogFiles Files { get; } = new FileLogFiles(directory.Log);

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public Result<ILogStore> Take() => FileLogStore.Open(directory);

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public IWorkRoom ReadingRoom() => FileWorkRoom.OfReader(directory);
}
