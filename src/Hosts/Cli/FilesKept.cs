// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary>Takes the files named on the command line, or standard input, into the installation, under their hash.</summary>
internal static class FilesKept
{
    /// <summary>The name that standard input is known by.</summary>
    private const string StandardInputName = "standard-input";

    /// <summary>The name a file is delivered under; never a path.</summary>
    public static string NameOf(string path) => path == ScreenOptions.StandardInput ? StandardInputName : Path.GetFileName(path);

    /// <summary>Keeps the list; what is empty, damaged or no list at all is refused before a byte of it is kept.</summary>
    public static async Task<Result<ContentHash>> KeepListAsync(OpenedInstallation installation, string path, ListMapping? mapping, CancellationToken ct)
    {
        if (path != ScreenOptions.StandardInput)
        {
            var look = await OpenedAsync<Sequence<Refusal>>(path, async file => new Result<Sequence<Refusal>>.Ok(
                await IsBinaryAsync(file, mapping, ct) ? [new ListIsNotText("binary file")] : await AgainstAsync(path, mapping, ct)));
            if (look is Result<Sequence<Refusal>>.Refused unreadable)
            {
                return unreadable.Refusals;
            }

            if (look.ValueOrThrow() is { IsEmpty: false } refusals)
            {
                return MappingFile.Placed(refusals, path);
            }
        }

        return await KeepAsync(installation, path, ct);
    }

    private static async Task<Sequence<Refusal>> AgainstAsync(string path, ListMapping? mapping, CancellationToken ct)
    {
        var opening = await RecognisedList.OpenAsync(ListBytes.OfFile(path), mapping, ct);
        if (opening is Result<RecognisedList>.Ok { Value: var list })
        {
            list.Dispose();
        }

        return Sequence.From(opening.Against());
    }

    // A stray zero may stand in a text; one in ten, in nothing packed and without a mark of UTF-16, is none.
    private static async Task<bool> IsBinaryAsync(Stream file, ListMapping? mapping, CancellationToken ct)
    {
        var start = new byte[4096];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        file.Position = 0;
        return mapping?.Encoding is not ("utf-16le" or "utf-16be")
            && start is not [0xFF, 0xFE, ..] and not [0xFE, 0xFF, ..] and not [0x1F, 0x8B, ..] and not [0x50, 0x4B, 0x03, 0x04, ..] && start.AsSpan(0, read).Count((byte)0) * 10 > read;
    }

    /// <summary>Keeps a file.</summary>
    /// <returns>Its hash, or <see cref="ListFileUnreadable"/>.</returns>
    public static Task<Result<ContentHash>> KeepAsync(OpenedInstallation installation, string path, CancellationToken ct) =>
        OpenedAsync<ContentHash>(path, async file => await installation.Services.GetRequiredService<IBlobs>().PutAsync(file, ct));

    /// <summary>Whether the very bytes of a file are kept already; of standard input nobody can say before it was read.</summary>
    public static async Task<bool> IsKeptAsync(OpenedInstallation installation, string path, CancellationToken ct) =>
        path != ScreenOptions.StandardInput
        && await OpenedAsync<bool>(path, async file => await installation.Services.GetRequiredService<IBlobs>()
            .ExistsAsync(await ContentHash.OfAsync(file, ct), ct)) is Result<bool>.Ok { Value: true };

    /// <summary>Deletes what was kept for a look alone and what nothing cites.</summary>
    public static async Task ForgetAsync(OpenedInstallation installation, Sequence<ContentHash> contents, CancellationToken ct)
    {
        foreach (var content in contents)
        {
            if (!await installation.Services.GetRequiredService<IScreenings>().IsCitedAsync(content, ct))
            {
                await installation.Services.GetRequiredService<IBlobs>().DeleteAsync(content, ct);
            }
        }
    }

    private static async Task<Result<T>> OpenedAsync<T>(string path, Func<Stream, Task<Result<T>>> read)
    {
        try
        {
            await using var file = path == ScreenOptions.StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
            return await read(file);
        }
        catch (Exception e) when (e is not StorageFailedException and (IOException or UnauthorizedAccessException or ArgumentException))
        {
            return new ListFileUnreadable { Where = path };
        }
    }
}
