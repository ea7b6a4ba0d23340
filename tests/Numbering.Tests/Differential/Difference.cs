// SPDX-License-Identifier: EUPL-1.2
using System.Text.RegularExpressions;

namespace Filiera.Numbering.Tests.Differential;

/// <summary>A deliberate difference from the peer: which numbers, what we say, what it says, and why.</summary>
internal sealed record Difference(string Pattern, string Ours, string Theirs, string Why)
{
    private const int HeadLines = 6;

    private readonly Regex _pattern = new("^(?:" + Pattern + ")$", RegexOptions.CultureInvariant);

    public static IReadOnlyList<Difference> Listed { get; } =
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Numbering.Tests", "Differential", "differences.tsv"))
            .Skip(HeadLines).Select(line => line.Split('\t')).Select(c => new Difference(c[0], c[1], c[2], c[3]))];

    public bool Explains(string number, string ours, string theirs) => Ours == ours && Theirs == theirs && _pattern.IsMatch(number);
}
