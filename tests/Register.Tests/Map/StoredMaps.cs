// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Register.Tests;

public class StoredMaps
{
    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(9_000)]
    public void A_map_in_a_file_is_the_map_in_memory_with_the_same_proofs(int keys)
    {
        var random = new Random(keys);
        var (room, model) = (new MemoryWork(), VerifiableMap.Empty);
        var map = StoredMap.Open(room, out _);
        var past = new List<(MapView View, VerifiableMap Model)>();
        for (var round = 0; round < 12; round++)
        {
            for (var i = random.Next(keys); i >= 0; i--)
            {
                var (key, entry) = (Key(random.Next(keys)), Entry(random.Next()));
                map.Set(key, entry, i);
                model = model.With(key, entry);
            }

            past.Add((map.View(), model));
            if (round % 3 == 2)
            {
                map.Keep([7]);
                map = StoredMap.Open(room, out var beside);
                Assert.Equal(7, beside![0]);
            }
        }

        foreach (var (view, then) in past)
        {
            Assert.Equal((then.Root, (long)then.Count), (view.Root, view.Count));
            Assert.All(Enumerable.Range(0, 50).Select(i => Key(random.Next(keys + 20))), key => Assert.Equal(then.Prove(key), view.Prove(key)));
        }
    }

    [Fact]
    public void A_file_that_grew_much_is_written_anew_and_older_views_still_answer()
    {
        var (room, model) = (new MemoryWork(), VerifiableMap.Empty);
        var map = StoredMap.Open(room, out _);
        MapView? before = null;
        VerifiableMap? then = null;
        for (var i = 0; i < 60_000; i++)
        {
            var (key, entry) = (Key(i % 900), Entry(i));
            map.Set(key, entry, i);
            model = model.With(key, entry);
            if (i % 90 == 0)
            {
                (before, then) = i == 9_000 ? (map.View(), model) : (before, then);
                map.Keep([]);
            }
        }

        Assert.Equal(model.Root, StoredMapKept(map, room).View().Root);
        Assert.Equal(then!.Prove(Key(5)), before!.Prove(Key(5)));
    }

    [Fact]
    public void Damage_is_never_answered_from_and_the_map_begins_anew()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var room = new MemoryWork();
            var map = StoredMap.Open(room, out _);
            for (var i = 0; i < 200; i++)
            {
                map.Set(Key(i), Entry(i), i);
            }

            map.Keep([1]);
            var (view, root) = (map.View(), map.View().Root);
            room.Damage(new Random(seed));
            foreach (var key in Enumerable.Range(0, 220).Select(Key))
            {
                try
                {
                    Assert.True(view.Prove(key).Answer(key, root) is Result<MapAnswer>.Ok);
                }
                catch (WorkDamagedException)
                {
                    Assert.Equal(0, StoredMap.Open(room, out var kept).View().Count);
                    Assert.Null(kept);
                }
            }
        }
    }

    private static StoredMap StoredMapKept(StoredMap map, MemoryWork room)
    {
        map.Keep([]);
        return StoredMap.Open(room, out _);
    }

    private static MapKey Key(int i) => MapKey.OfCertificate(string.Create(CultureInfo.InvariantCulture, $"FIL-{i}"));

    private static ContentHash Entry(int i) => ContentHash.Of(Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)));
}
