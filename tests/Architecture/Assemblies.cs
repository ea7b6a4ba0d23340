// SPDX-License-Identifier: EUPL-1.2
using System.Reflection;

namespace Filiera.Architecture;

/// <summary>What the rooms compiled to: every assembly of the house that is no test.</summary>
internal static class Assemblies
{
    public static IReadOnlyList<Assembly> All { get; } = [.. Directory
        .EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        .Where(path => Path.GetFileNameWithoutExtension(path) is { } name
            && (name.StartsWith("Filiera.", StringComparison.Ordinal) && name != "Filiera.Architecture" || name is "filiera" or "filiera-verify"))
        .Order(StringComparer.Ordinal)
        .Select(path => Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(path))))];

    /// <summary>Every type a person wrote.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. All
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.Name.Contains('<', StringComparison.Ordinal) && type.Namespace?.Contains("Migrations", StringComparison.Ordinal) != true)];

    /// <summary>The rooms whose public types explain themselves: hosts show pages and commands instead.</summary>
    public static IReadOnlyList<Assembly> Documented { get; } = [.. All.Where(assembly => assembly.GetName().Name is not ("Filiera.Web" or "filiera" or "filiera-verify"))];
}
