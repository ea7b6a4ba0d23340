// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Files.Tests;

/// <summary>A directory of a test's own, gone afterwards.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("filiera-files-").FullName;

    public string Of(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
