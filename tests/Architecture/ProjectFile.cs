// SPDX-License-Identifier: EUPL-1.2
using System.Xml.Linq;

namespace Filiera.Architecture;

/// <summary>A project as its file states it.</summary>
/// <param name="Path">From the root, such as <c>src/Core/Kernel/Kernel.csproj</c>.</param>
internal sealed record ProjectFile(
    string Path, IReadOnlyList<string> Imports, IReadOnlyList<string> Packages, IReadOnlyList<string> Frameworks, XDocument Xml)
{
    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    public static ProjectFile Read(string path)
    {
        var xml = XDocument.Parse(Repository.Read(path));
        var folder = System.IO.Path.GetDirectoryName(path)!;
        string[] Includes(string element) => [.. xml.Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>()];
        string FromRoot(string include) => System.IO.Path
            .GetRelativePath(Repository.Root, System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, folder, include.Replace('\\', '/'))))
            .Replace('\\', '/');
        return new(path, [.. Includes("ProjectReference").Select(FromRoot)], Includes("PackageReference"), Includes("FrameworkReference"), xml);
    }

    public override string ToString() => Path;
}
