// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>Secrets of the configuration: the value itself, or the file that <c>…_FILE</c> or <c>…File</c> names.</summary>
public static class SecretSettings
{
    /// <summary>The secret under a name, or null when neither it nor its file is configured.</summary>
    public static string? Of(IConfiguration configuration, string name) =>
        configuration[name] ?? ((configuration[name + "_FILE"] ?? configuration[name + "File"]) is { } path ? File.ReadAllText(path).Trim() : null);
}
