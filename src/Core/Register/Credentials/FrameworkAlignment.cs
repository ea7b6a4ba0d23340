// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Where a profile stands in a framework of others.</summary>
/// <param name="Framework">The framework's name.</param>
/// <param name="Code">The code there.</param>
/// <param name="Name">The name there.</param>
/// <param name="Url">Its address.</param>
public sealed record FrameworkAlignment(string Framework, string Code, string Name, string Url)
{
    internal Json.Map ToJson(string id) => Json.Object(
        ("id", id),
        ("targetCode", Code),
        ("targetFramework", Framework),
        ("targetName", Name),
        ("targetUrl", Url),
        ("type", Json.Array("Alignment")));
}
