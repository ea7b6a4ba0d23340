// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook.Tests;

/// <summary>The rulebook in the repository, as copied beside the tests.</summary>
internal static class Shipped
{
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "rulebook");

    public static RuleCatalogue Catalogue { get; } = RulebookDirectory.Load(Directory).ValueOrThrow();

    public static Sequence<PackFile> Files { get; } = Sequence.From(
        from room in new[] { "packs", "calendars", "profiles", "precedence" }
        from path in System.IO.Directory.EnumerateFiles(Path.Combine(Directory, room), "*.yaml").Order(StringComparer.Ordinal)
        select new PackFile($"{room}/{Path.GetFileName(path)}", File.ReadAllBytes(path)));
}
