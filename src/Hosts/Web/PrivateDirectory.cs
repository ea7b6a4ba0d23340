// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;

namespace Filiera.Web;

/// <summary>Directories of the installation that only their owner may open.</summary>
public static class PrivateDirectory
{
    /// <summary>A directory under the data directory, made when missing.</summary>
    public static string Under(Installation installation, params ReadOnlySpan<string> names)
    {
        var path = Path.Combine([installation.DataDirectory, .. names]);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path).FullName
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }
}
