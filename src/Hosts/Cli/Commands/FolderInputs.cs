// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>Inputs in a folder: found by their hash, whatever their names; a file named as the input is offered where no hash fits.</summary>
internal sealed class FolderInputs(string folder) : IEvidenceInputs
{
    private Dictionary<ContentHash, string>? _byHash;

    public async Task<Stream?> OpenAsync(EvidenceInput input, CancellationToken ct)
    {
        _byHash ??= await HashAllAsync(ct);
        if (_byHash.TryGetValue(input.Hash, out var path))
        {
            return File.OpenRead(path);
        }

        // Offered so that the check can say "another hash" instead of "not here".
        var named = Directory.EnumerateFiles(folder).FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == input.Name);
        return named is null ? null : File.OpenRead(named);
    }

    private async Task<Dictionary<ContentHash, string>> HashAllAsync(CancellationToken ct)
    {
        var byHash = new Dictionary<ContentHash, string>();
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            await using var stream = File.OpenRead(file);
            byHash[await ContentHash.OfAsync(stream, ct)] = file;
        }

        return byHash;
    }
}
