// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The files of our own log.</summary>
public interface ILogAccess
{
    /// <summary>The files as they are published.</summary>
    ILogFiles Files { get; }

    /// <summary>Takes the log for writing; disposing gives it back.</summary>
    /// <returns>The files, or <see cref="LogHasAWriter"/>.</returns>
    Result<ILogStore> Take();

    /// <summary>Where a reader of our log keeps what follows from it; for a second one at the same time, a place that vanishes with it.</summary>
    IWorkRoom ReadingRoom();
}
