// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Kernel;
using Microsoft.AspNetCore.StaticFiles;

namespace Filiera.Web;

/// <summary>Addresses of the host's own style sheets, scripts and pictures, each carrying its content hash so that it may be kept for ever.</summary>
public sealed class Assets(IWebHostEnvironment environment)
{
    private const string Folder = "/assets";
    private const string Compressed = ".br";
    private static readonly FileExtensionContentTypeProvider Types = new();
    private readonly ConcurrentDictionary<string, string> _addresses = new(StringComparer.Ordinal);

    /// <param name="name">A file name under <c>wwwroot/assets</c>.</param>
    /// <exception cref="FileNotFoundException">No such file is shipped.</exception>
    public string Address(string name) => _addresses.GetOrAdd(name, Find);

    /// <summary>How the files are served: each with how long it may be kept, and compressed where publishing made a compressed copy.</summary>
    public static StaticFileOptions Options()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[Compressed] = "application/octet-stream";
        return new StaticFileOptions { ContentTypeProvider = types, OnPrepareResponse = Prepare };
    }

    /// <summary>Leads a request for a file to its compressed copy, when there is one and the browser reads it.</summary>
    public static Func<HttpContext, Func<Task>, Task> ToCompressed(IWebHostEnvironment environment) => (http, next) =>
    {
        var path = http.Request.Path;
        if (path.StartsWithSegments(Folder) && !path.Value!.EndsWith(Compressed, StringComparison.Ordinal)
            && http.Request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "br" && encoding.Quality is not 0)
            && environment.WebRootFileProvider.GetFileInfo(path + Compressed).Exists)
        {
            http.Request.Path = path + Compressed;
        }

        return next();
    };

    // A file asked for with its hash never changes; any other is asked for again each time.
    private static void Prepare(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        if (file.File.Name.EndsWith(Compressed, StringComparison.Ordinal)
            && Types.TryGetContentType(file.File.Name[..^Compressed.Length], out var type))
        {
            headers.ContentEncoding = "br";
            headers.ContentType = type;
        }
    }

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
