// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>What a file is called when a person saves it: in their language, after what it came from.</summary>
public static class DownloadName
{
    private const int Longest = 80;

    /// <summary>A name of its own, such as <c>copertura.csv</c>.</summary>
    /// <param name="visit">Whose language it is in.</param>
    /// <param name="key">The last part of the key of its words, <c>download.…</c>.</param>
    /// <param name="ending">The ending, with its dot.</param>
    public static string Of(Visit visit, string key, string ending) => visit["download." + key] + ending;

    /// <summary>A name after a file that was sent: <c>clienti-chiamabili.csv</c>. What no file system takes is left out.</summary>
    public static string Of(Visit visit, string source, string key, string ending)
    {
        var stem = string.Concat(ShownText.Of(Path.GetFileNameWithoutExtension(source), Longest)
            .Where(c => !char.IsControl(c) && c is not ('/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or '…'))).Trim(' ', '.');
        return stem.Length == 0 ? Of(visit, key, ending) : $"{stem}-{visit["download." + key]}{ending}";
    }
}
