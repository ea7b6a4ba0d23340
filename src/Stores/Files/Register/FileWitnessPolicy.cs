// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;

namespace Filiera.Stores.Files;

/// <summary>The policy of the installation's log, a text file at the top of the data directory that the operator writes.</summary>
public sealed class FileWitnessPolicy(DataDirectory directory) : IWitnessPolicies
{
    /// <summary>Its name.</summary>
    public const string FileName = "filiera.tlog-policy";

    /// <inheritdoc/>
    public async Task<Result<WitnessPolicy>?> ReadAsync(CancellationToken ct)
    {
        var path = Path.Combine(directory.Root, FileName);
        return File.Exists(path) ? WitnessPolicy.Parse(await File.ReadAllTextAsync(path, ct)) : null;
    }
}
