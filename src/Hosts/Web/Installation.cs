// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>What this process serves: where its data live and whether they are demonstration data.</summary>
/// <param name="DataDirectory">Absolute path; keys and stores live under it.</param>
/// <param name="Demonstration">True when every page must say that its data are invented.</param>
public sealed record Installation(string DataDirectory, bool Demonstration)
{
    /// <summary>The file whose presence in the data directory marks demonstration data.</summary>
    public const string DemonstrationMark = "demonstration";

    /// <summary>Reads <c>Filiera:Data</c> (default <c>data</c> in the current directory) and <c>Filiera:Demonstration</c>.</summary>
    public static Installation From(IConfiguration configuration)
    {
        var directory = Path.GetFullPath(configuration["Filiera:Data"] ?? "data");
        var marked = File.Exists(Path.Combine(directory, DemonstrationMark));
        return new Installation(directory, marked || configuration.GetValue("Filiera:Demonstration", false));
    }

    /// <summary>A directory under the data directory, made when missing, for its owner only.</summary>
    public string PrivateDirectory(params ReadOnlySpan<string> names)
    {
        var path = Path.Combine([DataDirectory, .. names]);
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path).FullName;
        }

        return Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }
}
