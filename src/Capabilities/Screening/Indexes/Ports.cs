// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The keys of the answer indexes, one for each controller.</summary>
public interface IIndexKeys
{
    /// <summary>The key of a controller; made when there is none yet and <paramref name="create"/> is true.</summary>
    /// <param name="controllerVat">The VAT number of the controller.</param>
    /// <param name="create">False for whoever only reads.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>A key the caller disposes, or why there is none: <see cref="IndexKeyMissing"/>, or what the store says.</returns>
    Task<Result<IndexKey>> OfControllerAsync(string controllerVat, bool create, CancellationToken ct);

    /// <summary>Keeps a key that was made elsewhere, so that indexes made there can be read here.</summary>
    /// <returns>True when it is the key kept, now or before; or <see cref="IndexKeyIsAnother"/> where the controller has another here.</returns>
    Task<Result<bool>> KeepAsync(string controllerVat, IndexKey key, CancellationToken ct);

    /// <summary>Erases the key of a controller: all its indexes become unreadable for good, copies and backups of them included.</summary>
    /// <returns>False when there was none.</returns>
    Task<bool> EraseAsync(string controllerVat, CancellationToken ct);
}

/// <summary>The answer indexes kept for each controller, encrypted.</summary>
/// <remarks>They stay for the life of the permit; deleting one is an act of its own, and its trace is the caller's to keep.</remarks>
public interface IAnswerIndexes
{
    /// <summary>Keeps an index under its controller and digest; one that is already kept is replaced by the same content.</summary>
    Task<Result<KeptAnswerIndex>> SaveAsync(AnswerIndex index, CancellationToken ct);

    /// <summary>Opens an index for the caller to dispose.</summary>
    /// <returns>The index, verified whole; or <see cref="AnswerIndexUnknown"/>, or why it cannot be read.</returns>
    Task<Result<AnswerIndex>> OpenAsync(string controllerVat, ContentHash digest, CancellationToken ct);

    /// <summary>The indexes of a controller, the newest answers first. Needs no key; what cannot be recognised is left out.</summary>
    Task<Sequence<KeptAnswerIndex>> ListAsync(string controllerVat, CancellationToken ct);

    /// <summary>Deletes an index for good.</summary>
    /// <returns>False when there was none.</returns>
    Task<bool> DeleteAsync(string controllerVat, ContentHash digest, CancellationToken ct);
}

/// <summary>The files of the answer indexes as they lie, encrypted: what one installation hands to another.</summary>
public interface IAnswerIndexFiles
{
    /// <summary>True when an index is kept; says nothing about its condition.</summary>
    Task<bool> ExistsAsync(string controllerVat, ContentHash digest, CancellationToken ct);

    /// <summary>The file of an index as it lies, for the caller to dispose; or <see cref="AnswerIndexUnknown"/>.</summary>
    Task<Result<Stream>> OpenFileAsync(string controllerVat, ContentHash digest, CancellationToken ct);

    /// <summary>Keeps a file that came from elsewhere, once all of it is known to be the index named.</summary>
    /// <param name="controllerVat">The VAT number of the controller.</param>
    /// <param name="digest">The digest of the index.</param>
    /// <param name="file">The file, whole; it is read from its beginning and stays the caller's.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>True when it is kept; or why it is not believed.</returns>
    Task<Result<bool>> TakeFileAsync(string controllerVat, ContentHash digest, Stream file, CancellationToken ct);
}
