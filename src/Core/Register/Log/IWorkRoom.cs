// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>Where one writer or reader of a log keeps what follows from it, so that memory does not grow with the log.</summary>
/// <remarks>Nobody else uses it while it is held. Nothing in it is believed unproved, and nothing is lost with it but time.</remarks>
public interface IWorkRoom : IDisposable
{
    /// <summary>Opens a file, an empty one where there is none.</summary>
    IWorkFile Open(string name);

    /// <summary>Removes a file; whoever still reads it goes on.</summary>
    void Remove(string name);
}
