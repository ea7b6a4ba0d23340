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
        var map = StoredMap.Open(room, MapUpkeep.Usual, out _);
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
                map = StoredMap.Open(room, MapUpkeep.Usual, out var beside);
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
        var map = StoredMap.Open(room, MapUpkeep.Usual, out _);
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
    public void Taken_over_into_another_file_some_keys_at_a_time_it_is_the_same_map_all_the_while_and_opened_again()
    {
        var (random, room, model) = (new Random(5), new MemoryWork(), VerifiableMap.Empty);
        var map = StoredMap.Open(room, Small, out _);
        var (underway, replaced) = (0, 0);
        for (var round = 0; round < 600; round++)
        {
            model = Change(map, model, random, round);
            var was = map.IsCopied;
            map.Keep([]);
            (underway, replaced) = (underway + (map.IsCopied ? 1 : 0), replaced + (was && !map.IsCopied ? 1 : 0));
            map = round % 5 == 4 ? StoredMap.Open(room, Small, out _) : map;
            var view = map.View();
            Assert.Equal((model.Root, (long)model.Count), (view.Root, view.Count));
            Assert.Equal(model.Prove(Key(round % 320)), view.Prove(Key(round % 320)));
        }

        Assert.True(underway > 100 && replaced > 3, $"under way {underway} times, replaced {replaced} times");
    }

    [Fact]
    public void Wherever_the_power_goes_it_is_a_map_that_was_kept()
    {
        var (cut, underway) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var (random, room, models) = (new Random(seed), new MemoryWork(), new List<VerifiableMap> { VerifiableMap.Empty });
            for (var life = 0; life < 5; life++)
            {
                var map = StoredMap.Open(room, Small, out var beside);
                var kept = beside is null ? 0 : BitConverter.ToInt32(beside);
                var view = map.View();
                Assert.Equal((models[kept].Root, seed, life), (view.Root, seed, life));
                Assert.All(Enumerable.Range(0, 300).Select(Key), key => Assert.Equal(models[kept].Prove(key), view.Prove(key)));
                Assert.InRange(kept, Math.Max(0, models.Count - 3), models.Count);
                underway += map.IsCopied ? 1 : 0;
                models.RemoveRange(kept + 1, models.Count - kept - 1);
                cut += Live(map, room, models, random) ? 1 : 0;
            }
        }

        Assert.True(cut > 200 && underway > 20, $"{cut} cuts, {underway} of them while a map was taken over");
    }

    [Fact]
    public void Damage_is_never_answered_from_and_the_map_begins_anew()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var room = new MemoryWork();
            var map = StoredMap.Open(room, MapUpkeep.Usual, out _);
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
                    Assert.Equal(0, StoredMap.Open(room, MapUpkeep.Usual, out var kept).View().Count);
                    Assert.Null(kept);
                }
            }
        }
    }

    // Small enough that a few hundred changes have it taken over, a dozen keys at a time.
    private static readonly MapUpkeep Small = new(4 << 10, 5, 12);

    /// <summary>Changes and keeps it until the power goes; false when it never did.</summary>
    private static bool Live(StoredMap map, MemoryWork room, List<VerifiableMap> models, Random random)
    {
        room.StepsLeft = random.Next(1, 400);
        try
        {
            for (var round = 0; round < 200; round++)
            {
                models.Add(Change(map, models[^1], random, round));
                map.Keep(BitConverter.GetBytes(models.Count - 1));
            }

            return false;
        }
        catch (IOException)
        {
            return true;
        }
        finally
        {
            room.LosePower(random);
        }
    }

    private static VerifiableMap Change(StoredMap map, VerifiableMap model, Random random, int round)
    {
        for (var i = random.Next(8); i >= 0; i--)
        {
            var (key, entry) = (Key(random.Next(300)), Entry(random.Next()));
            map.Set(key, entry, round);
            model = model.With(key, entry);
        }

        return model;
    }

    private static StoredMap StoredMapKept(StoredMap map, MemoryWork room)
    {
        map.Keep([]);
        return StoredMap.Open(room, MapUpkeep.Usual, out _);
    }

    private static MapKey Key(int i) => MapKey.OfCertificate(string.Create(CultureInfo.InvariantCulture, $"FIL-{i}"));

    private static ContentHash Entry(int i) => ContentHash.Of(Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)));
}
