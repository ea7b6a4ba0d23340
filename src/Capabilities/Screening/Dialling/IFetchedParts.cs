// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Files on their way here from another gate, so that what was broken off goes on where it ended. Nothing in them is believed before it is verified.</summary>
public interface IFetchedParts
{
    /// <summary>Opens what there is of a file, at its end, for more; the caller disposes it.</summary>
    /// <param name="name">Its name: lower-case letters, digits and hyphens.</param>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    FileStream Open(string name);

    /// <summary>Forgets what there is of a file.</summary>
    void Drop(string name);
}
