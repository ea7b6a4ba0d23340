// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel.Tests;

public sealed class Sequences
{
    private sealed record Basket(string Name, Sequence<int> Items);

    [Fact]
    public void Two_are_equal_exactly_when_their_items_are_in_the_same_order() =>
        Always.Holds<(int[] A, int[] B)>(both =>
        {
            var (a, b) = (Sequence.From(both.A), Sequence.From(both.B));
            var equal = both.A.SequenceEqual(both.B);
            return (a == b) == equal && (a != b) != equal && a.Equals((object)b) == equal && (!equal || a.GetHashCode() == b.GetHashCode());
        });

    [Fact]
    public void Items_come_out_as_they_went_in() =>
        Always.Holds<int[]>(items =>
        {
            var sequence = Sequence.From(items);
            return sequence.Count == items.Length && sequence.IsEmpty == (items.Length == 0)
                && sequence.SequenceEqual(items) && sequence.AsSpan().SequenceEqual(items)
                && Enumerable.Range(0, items.Length).All(i => sequence[i] == items[i])
                && sequence == Sequence.Create<int>(items);
        });

    [Fact]
    public void Adding_leaves_the_list_added_to_as_it_was() =>
        Always.Holds<(int[] Items, int More)>(given =>
        {
            var before = Sequence.From(given.Items);
            var after = before.Add(given.More);
            return before.SequenceEqual(given.Items) && after.SequenceEqual([.. given.Items, given.More]);
        });

    [Fact]
    public void What_it_was_made_from_may_change_afterwards()
    {
        var items = new[] { 1, 2 };
        var sequence = Sequence.From(items);
        items[0] = 9;

        Assert.Equal([1, 2], sequence);
    }

    [Fact]
    public void Default_is_the_empty_list()
    {
        var none = default(Sequence<string>);

        Assert.Equal(Sequence<string>.Empty, none);
        Assert.Equal([], none);
        Assert.Equal(Sequence.From(Array.Empty<string>()).GetHashCode(), none.GetHashCode());
        Assert.Equal(["a"], none.Add("a"));
        Assert.Equal("[]", none.ToString());
        Assert.Throws<IndexOutOfRangeException>(() => none[0]);
    }

    [Fact]
    public void Records_that_hold_lists_are_compared_whole()
    {
        Assert.Equal(new Basket("a", [1, 2]), new Basket("a", [1, 2]));
        Assert.NotEqual(new Basket("a", [1, 2]), new Basket("a", [2, 1]));
        Assert.Equal("[1, 2]", new Basket("a", [1, 2]).Items.ToString());
    }
}
