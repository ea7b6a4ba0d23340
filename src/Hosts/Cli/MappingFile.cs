// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Cli;

/// <summary>Reads the mapping file that <c>--mapping</c> names.</summary>
internal static class MappingFile
{
    /// <summary>The word that names it.</summary>
    public const string Word = "--mapping";

    /// <returns>The mapping, or null where no file is named; or every problem with its place in the file.</returns>
    /// <param name="path">The file, or null.</param>
    /// <param name="word">What places in it are named after.</param>
    public static Result<ListMapping?> Read(string? path, string word = Word)
    {
        if (path is null)
        {
            return new Result<ListMapping?>.Ok(null);
        }

        try
        {
            return ListMapping.Parse(File.ReadAllBytes(path)) switch
            {
                Result<ListMapping>.Ok { Value: var mapping } => new Result<ListMapping?>.Ok(mapping),
                Result<ListMapping>.Refused refused => Placed(refused.Refusals, path, word),
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new ListFileUnreadable { Where = path };
        }
    }

    /// <summary>Refusals about a list and its mapping, placed in the one or the other.</summary>
    public static Sequence<Refusal> Placed(Sequence<Refusal> refusals, string path, string word = Word) => Sequence.From(refusals.Select(refusal =>
        refusal with { Where = refusal.Where is { Length: > 0 } pointer ? $"{word} {pointer}" : path }));
}
