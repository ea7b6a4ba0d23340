// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering;

/// <summary>Finds the longest of many prefixes in a row of digits, without allocating.</summary>
/// <remarks>
/// Each prefix stands for a group, numbered from 1 in the order given; 0 is "none". A node remembers the group of the longest
/// prefix on the way to it, so a walk only follows the digits.
/// </remarks>
internal sealed class PrefixTree
{
    private readonly short[] _next;
    private readonly short[] _group;

    public PrefixTree(IReadOnlyList<string> prefixes)
    {
        var next = new List<short>(new short[10]);
        var group = new List<short> { 0 };
        var byLength = prefixes.Select((prefix, index) => (prefix, Group: (short)(index + 1))).OrderBy(p => p.prefix.Length);
        foreach (var (prefix, number) in byLength)
        {
            var node = 0;
            foreach (var c in prefix)
            {
                var at = (node * 10) + (c - '0');
                if (next[at] == 0)
                {
                    next[at] = (short)group.Count;
                    next.AddRange(new short[10]);
                    group.Add(group[node]);
                }

                node = next[at];
            }

            group[node] = number;
        }

        _next = [.. next];
        _group = [.. group];
    }

    /// <param name="digits">Values 0 to 9, not characters.</param>
    /// <returns>The group of the longest prefix, or 0.</returns>
    public int Find(ReadOnlySpan<byte> digits)
    {
        var next = _next;
        var node = 0;
        foreach (var digit in digits)
        {
            int child = next[(node * 10) + digit];
            if (child == 0)
            {
                break;
            }

            node = child;
        }

        return _group[node];
    }
}
