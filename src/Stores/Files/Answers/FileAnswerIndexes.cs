// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Stores.Files;

/// <summary>Answer indexes as encrypted files, <c>answers/VAT/DIGEST.idx</c>.</summary>
public sealed class FileAnswerIndexes(DataDirectory directory, IIndexKeys keys) : IAnswerIndexes, IAnswerIndexFiles
{
    private const string Suffix = ".idx";

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written; nothing was kept.</exception>
    public async Task<Result<KeptAnswerIndex>> SaveAsync(AnswerIndex index, CancellationToken ct)
    {
        var opened = await keys.OfControllerAsync(index.Info.ControllerVat, create: true, ct);
        if (opened is not Result<IndexKey>.Ok { Value: var key })
        {
            return ((Result<IndexKey>.Refused)opened).Refusals;
        }

        using (key)
        {
            var folder = FolderOf(index.Info.ControllerVat);
            DataDirectory.Ensure(directory.Answers);
            DataDirectory.Ensure(folder);
            long bytes = 0;
            await Disk.WriteAsync(() => Task.Run(
                () =>
                {
                    bytes = index.Save(PathOf(index.Info.ControllerVat, index.Info.Digest), key);
                    Disk.SyncDirectory(folder);
                },
                ct));
            return new KeptAnswerIndex(index.Info, bytes);
        }
    }

    /// <inheritdoc/>
    public async Task<Result<AnswerIndex>> OpenAsync(string controllerVat, ContentHash digest, CancellationToken ct)
    {
        var path = PathOf(controllerVat, digest);
        if (!File.Exists(path))
        {
            return new AnswerIndexUnknown();
        }

        var opened = await keys.OfControllerAsync(controllerVat, create: false, ct);
        if (opened is not Result<IndexKey>.Ok { Value: var key })
        {
            return ((Result<IndexKey>.Refused)opened).Refusals;
        }

        using (key)
        {
            var index = await Task.Factory.StartNew(() => AnswerIndex.Open(path, key), ct, TaskCreationOptions.DenyChildAttach, TaskScheduler.Current);

            // Whole, but not the one that was asked for: files were exchanged.
            if (index is Result<AnswerIndex>.Ok { Value: var other } && (other.Info.Digest != digest || other.Info.ControllerVat != controllerVat))
            {
                other.Dispose();
                return new AnswerIndexDamaged();
            }

            return index;
        }
    }

    /// <inheritdoc/>
    public Task<Sequence<KeptAnswerIndex>> ListAsync(string controllerVat, CancellationToken ct)
    {
        var folder = FolderOf(controllerVat);
        var kept = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*" + Suffix).Select(Kept).OfType<KeptAnswerIndex>()
            : [];
        return Task.FromResult(Sequence.From(kept.OrderByDescending(index => index.Info.Newest).ThenBy(index => index.Info.Digest)));
    }

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk cannot be written.</exception>
    public Task<bool> DeleteAsync(string controllerVat, ContentHash digest, CancellationToken ct)
    {
        var path = PathOf(controllerVat, digest);
        if (!File.Exists(path))
        {
            return Task.FromResult(false);
        }

        Disk.Write(() =>
        {
            File.Delete(path);
            Disk.SyncDirectory(FolderOf(controllerVat));
        });
        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(string controllerVat, ContentHash digest, CancellationToken ct) => Task.FromResult(File.Exists(PathOf(controllerVat, digest)));

    /// <inheritdoc/>
    public Task<Result<Stream>> OpenFileAsync(string controllerVat, ContentHash digest, CancellationToken ct)
    {
        var path = PathOf(controllerVat, digest);
        return Task.FromResult<Result<Stream>>(File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, useAsync: true)
            : new AnswerIndexUnknown());
    }

    /// <inheritdoc/>
    /// <remarks>It is given its name first under another one, and opened whole before it is given its own.</remarks>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written; nothing was kept.</exception>
    public async Task<Result<bool>> TakeFileAsync(string controllerVat, ContentHash digest, Stream file, CancellationToken ct)
    {
        var opened = await keys.OfControllerAsync(controllerVat, create: false, ct);
        if (opened is not Result<IndexKey>.Ok { Value: var key })
        {
            return ((Result<IndexKey>.Refused)opened).Refusals;
        }

        var folder = FolderOf(controllerVat);
        DataDirectory.Ensure(directory.Answers);
        DataDirectory.Ensure(folder);
        var draft = PathOf(controllerVat, digest) + ".taken";
        using (key)
        {
            try
            {
                await Disk.WriteAsync(() => CopyAsync(file, draft, ct));
                var index = await Task.Factory.StartNew(() => AnswerIndex.Open(draft, key), ct, TaskCreationOptions.DenyChildAttach, TaskScheduler.Current);
                if (index is not Result<AnswerIndex>.Ok { Value: var whole })
                {
                    return ((Result<AnswerIndex>.Refused)index).Refusals;
                }

                using (whole)
                {
                    if (whole.Info.Digest != digest || whole.Info.ControllerVat != controllerVat)
                    {
                        return new AnswerIndexDamaged();
                    }
                }

                Disk.Write(() =>
                {
                    File.Move(draft, PathOf(controllerVat, digest), overwrite: true);
                    Disk.SyncDirectory(folder);
                });
                return true;
            }
            finally
            {
                File.Delete(draft);
            }
        }
    }

    private static async Task CopyAsync(Stream file, string path, CancellationToken ct)
    {
        File.Delete(path);
        file.Position = 0;
        await using var copy = Disk.Create(path);
        await file.CopyToAsync(copy, 1 << 20, ct);
        copy.Flush(flushToDisk: true);
    }

    private static KeptAnswerIndex? Kept(string path) => AnswerIndex.ReadInfo(path) is Result<AnswerIndexInfo>.Ok { Value: var info }
        ? new KeptAnswerIndex(info, new FileInfo(path).Length)
        : null;

    private string FolderOf(string controllerVat) => Path.Combine(directory.Answers, ControllerName.Of(controllerVat));

    private string PathOf(string controllerVat, ContentHash digest) => Path.Combine(FolderOf(controllerVat), digest.ToHex() + Suffix);
}
