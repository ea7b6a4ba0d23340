// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Kernel;
using Microsoft.AspNetCore.StaticFiles;

namespace Filiera.Web;

/// <summary>Addresses of the host's own style sheets, scripts and pictures, each carrying its content hash so that it may be kept for ever.</summary>
public sealed class Assets(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, string> _addresses = new(StringComparer.Ordinal);

    /// <param name="name">A file name under <c>wwwroot/assets</c>.</param>
    /// <exception cref="FileNotFoundException">No such file is shipped.</exception>
    public string Address(string name) => _addresses.GetOrAdd(name, Find);

    /// <summary>A file asked for with its hash never changes; any other is asked for again each time.</summary>
    public static void SetCaching(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v")
            ? "public, max-age=31536000, immutable"
            : "no-cache";

    private string Find(string name)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("assets/" + name);
        if (!file.Exists)
        {
            throw new FileNotFoundException("The host is not whole: a file of its own is missing.", name);
        }

        using var content = file.CreateReadStream();
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return $"/assets/{name}?v={ContentHash.Of(bytes).ToHex()[..16]}";
    }
}
