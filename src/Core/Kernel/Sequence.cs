// SPDX-License-Identifier: EUPL-1.2
using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Filiera.Kernel;

/// <summary>An immutable list that equals another when their items do, in the same order.</summary>
/// <remarks>Records that hold lists hold this, so that whole records can be compared. <c>default</c> is empty.</remarks>
[CollectionBuilder(typeof(Sequence), nameof(Sequence.Create))]
public readonly struct Sequence<T> : IReadOnlyList<T>, IEquatable<Sequence<T>>
{
    private readonly ImmutableArray<T> _items;

    internal Sequence(ImmutableArray<T> items) => _items = items;

    /// <summary>No items.</summary>
    public static Sequence<T> Empty => default;

    /// <inheritdoc/>
    public int Count => _items.IsDefault ? 0 : _items.Length;

    /// <summary>True when there are no items.</summary>
    public bool IsEmpty => Count == 0;

    /// <inheritdoc/>
    public T this[int index] => Items[index];

    private ImmutableArray<T> Items => _items.IsDefault ? [] : _items;

    public static bool operator ==(Sequence<T> left, Sequence<T> right) => left.Equals(right);

    public static bool operator !=(Sequence<T> left, Sequence<T> right) => !left.Equals(right);

    /// <summary>The items, without a copy.</summary>
    public ReadOnlySpan<T> AsSpan() => Items.AsSpan();

    /// <summary>This list with one more item at its end.</summary>
    public Sequence<T> Add(T item) => new(Items.Add(item));

    /// <inheritdoc/>
    public bool Equals(Sequence<T> other) => Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Sequence<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(", ", Items) + "]";

    /// <summary>Enumerates without allocating.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();
}

/// <summary>Makes <see cref="Sequence{T}"/>s; collection expressions do too.</summary>
public static class Sequence
{
    /// <summary>The items, in the order given.</summary>
    public static Sequence<T> From<T>(IEnumerable<T> items) => new([.. items]);

    /// <summary>The items, in the order given.</summary>
    public static Sequence<T> Create<T>(ReadOnlySpan<T> items) => new(ImmutableArray.Create(items));
}
