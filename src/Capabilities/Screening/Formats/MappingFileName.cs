// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The name by which a mapping file given among other files says whose it is: that of the file and <c>.mapping.json</c>.</summary>
public static class MappingFileName
{
    /// <summary>How it ends.</summary>
    public const string Ending = ".mapping.json";

    /// <summary>Whether a file beside a list is the mapping file of another; the register's answers have none.</summary>
    public static bool IsOf(InputKind kind, string name) =>
        kind is not (InputKind.Answers or InputKind.OptOuts) && name.Length > Ending.Length && name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the file it speaks of.</summary>
    public static string FileOf(string name) => name[..^Ending.Length];
}
