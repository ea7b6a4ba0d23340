// SPDX-License-Identifier: EUPL-1.2
using Microsoft.Extensions.Configuration;

namespace Filiera.Composition;

/// <summary>Secrets of the configuration and the environment: the value itself, or the file that the same name with <c>_FILE</c> at its end names.</summary>
public static class SecretSettings
{
    /// <summary>The secret under a name, or null when neither it nor its file is configured.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be read.</exception>
    public static string? Of(IConfiguration configuration, string name) => Read(key => configuration[key], name);

    /// <summary>The secret in an environment variable, or null when neither it nor its file is named.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be read.</exception>
    public static string? OfEnvironment(string name) => Read(Environment.GetEnvironmentVariable, name);

    private static string? Read(Func<string, string?> setting, string name)
    {
        if (setting(name) is { Length: > 0 } secret)
        {
            return secret;
        }

        if (setting(name + "_FILE") is not { Length: > 0 } path)
        {
            return null;
        }

        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The file that {name}_FILE names cannot be read; give it to the user that runs the program.", unread);
        }
    }
}
