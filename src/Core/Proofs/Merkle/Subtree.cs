// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;

namespace Filiera.Proofs;

/// <summary>A run of leaves that is a tree of its own inside every larger tree: its start is a multiple of the power of two that spans it.</summary>
/// <remarks>Half-open. <c>default</c> is empty. After the subtrees of draft-ietf-plants-merkle-tree-certs.</remarks>
public readonly record struct Subtree
{
    private Subtree(long start, long end)
    {
        Start = start;
        End = end;
    }

    /// <summary>First leaf inside, from zero.</summary>
    public long Start { get; }

    /// <summary>First leaf outside again.</summary>
    public long End { get; }

    /// <summary>Leaves inside.</summary>
    public long Size => End - Start;

    /// <summary>True when no leaf is inside.</summary>
    public bool IsEmpty => Size == 0;

    /// <summary>True when these bounds are a subtree's.</summary>
    public static bool IsValid(long start, long end) =>
        start >= 0 && end >= start && (start == 0 || (UInt128)(ulong)start % Span(end - start) == 0);

    /// <summary>The subtree with these bounds.</summary>
    /// <exception cref="ArgumentException">They are not a subtree's: see <see cref="IsValid"/>.</exception>
    public static Subtree Of(long start, long end) =>
        IsValid(start, end) ? new Subtree(start, end) : throw new ArgumentException("These leaves are no subtree.", nameof(start));

    internal static Subtree Within(long start, long end) => new(start, end);

    private static UInt128 Span(long size) => size <= 1 ? 1 : UInt128.One << (64 - BitOperations.LeadingZeroCount((ulong)(size - 1)));
}
