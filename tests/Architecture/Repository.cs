// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Architecture;

/// <summary>The working copy these tests stand in: its root and the files a person wrote.</summary>
internal static class Repository
{
    private static readonly HashSet<string> NotWrittenByHand = new(StringComparer.Ordinal)
    {
        "bin", "obj", "node_modules", "artifacts", "data", ".git", ".vs", "TestResults", "BenchmarkDotNet.Artifacts",
    };

    /// <summary>The folder that holds <c>Filiera.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file written by hand, as paths from the root with forward slashes, sorted.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)];

    /// <summary>The C# files, generated migrations excepted.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } = [.. Files
        .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal))
        .Select(path => new SourceFile(path, Read(path)))];

    /// <summary>The project files.</summary>
    public static IReadOnlyList<ProjectFile> Projects { get; } = [.. Files
        .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
        .Select(ProjectFile.Read)];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Exists(string path) =>
        File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Filiera.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("No Filiera.slnx above the test's own folder.");
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Concat(folder.EnumerateDirectories()
                .Where(sub => !NotWrittenByHand.Contains(sub.Name) && sub.LinkTarget is null)
                .SelectMany(Walk));
}
