// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Files;

/// <summary>Registers what is kept in files.</summary>
public static class FileStores
{
    /// <summary>
    /// Registers <see cref="DataDirectory"/>, <see cref="IBlobs"/> and <see cref="IBlobChecks"/>, each once for the whole process. Nothing is touched on
    /// the disk before the first of them is asked for.
    /// </summary>
    public static IServiceCollection AddFileStores(this IServiceCollection services, FileStoreOptions options) => services
        .AddSingleton(_ => DataDirectory.Open(options.DataDirectory))
        .AddSingleton<FileBlobs>()
        .AddSingleton<IBlobs>(provider => provider.GetRequiredService<FileBlobs>())
        .AddSingleton<IBlobChecks>(provider => provider.GetRequiredService<FileBlobs>());
}
