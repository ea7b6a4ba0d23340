// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>What a log was at one moment: whose log, how many entries, and the root over them (C2SP tlog-checkpoint).</summary>
/// <param name="Origin">The log's name, one line.</param>
/// <param name="Size">Entries in the log.</param>
/// <param name="Root">The root over them, after RFC 6962.</param>
/// <param name="Extensions">Further lines, opaque; ours have none.</param>
public sealed record Checkpoint(string Origin, long Size, ContentHash Root, Sequence<string> Extensions = default)
{
    /// <summary>Reads the text of a note.</summary>
    /// <returns>The checkpoint, or <see cref="CheckpointUnreadable"/>.</returns>
    public static Result<Checkpoint> Parse(string text)
    {
        if (text.Split('\n') is not [var origin, var size, var root, .. var more, ""] || origin.Length == 0 || more.Contains(""))
        {
            return new CheckpointUnreadable("it needs three lines or more, none of them empty");
        }

        if (ReadNumber(size) is not { } entries)
        {
            return new CheckpointUnreadable("the second line is not a number of entries");
        }

        return StrictBase64.Read(root) is { Length: ContentHash.Size } hash
            ? new Checkpoint(origin, entries, new ContentHash(hash), Sequence.From(more))
            : new CheckpointUnreadable("the third line is not a SHA-256 in base64");
    }

    /// <summary>The text that is signed.</summary>
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Origin}\n{Size}\n{Convert.ToBase64String(Root.ToArray())}\n{string.Concat(Extensions.Select(line => line + "\n"))}");

    /// <summary>A decimal without sign or leading zeros; null for anything else.</summary>
    internal static long? ReadNumber(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && text == number.ToString(CultureInfo.InvariantCulture)
            ? number
            : null;
}
