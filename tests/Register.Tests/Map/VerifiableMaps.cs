// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Register.Tests;

public class VerifiableMaps
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 5_000 : 200;

    // Some keys are made to share long ways, as chance alone never would.
    private static readonly Gen<MapKey> Keys =
        from seed in Gen.Choose(0, 60)
        from shared in Gen.Elements(0, 0, 9, 64, 255)
        select Key(seed, shared);

    [Fact]
    public void The_root_is_the_one_the_definition_gives_in_whatever_order_keys_came() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Rounds), Prop.ForAll(Gen.ListOf(Gen.Zip(Keys, Gen.Choose(0, 9))).ToArbitrary(), changes =>
        {
            var (map, model) = Build(changes.Select(change => (change.Item1, change.Item2)));
            var again = model.OrderByDescending(pair => pair.Key.Hash).Aggregate(VerifiableMap.Empty, (sum, pair) => sum.With(pair.Key, pair.Value));
            return map.Count == model.Count && map.Root == again.Root
                && map.Root == Definition([.. model.Select(pair => (pair.Key.Hash.ToArray(), pair.Value))], 0)
                && model.All(pair => map[pair.Key] == pair.Value);
        }));

    [Fact]
    public void Every_key_is_proved_present_or_absent_as_the_dictionary_says() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Rounds), Prop.ForAll(Gen.ListOf(Gen.Zip(Keys, Gen.Choose(0, 9))).ToArbitrary(), changes =>
        {
            var (map, model) = Build(changes.Select(change => (change.Item1, change.Item2)));
            return AllKeys.All(key =>
            {
                var proof = MapProof.Parse(map.Prove(key).ToBytes()).ValueOrThrow();
                ContentHash? expected = model.TryGetValue(key, out var entry) ? entry : null;
                return proof == map.Prove(key) && map[key] == expected && proof.Answer(key, map.Root).ValueOrThrow() == new MapAnswer(expected);
            });
        }));

    [Fact]
    public void No_proof_answers_for_another_map_and_none_of_absence_passes_for_presence_or_the_other_way_round()
    {
        var (map, _) = Build(AllKeys.Where((_, i) => i % 2 == 0).Select((key, i) => (key, i)));
        var (other, _) = Build(AllKeys.Where((_, i) => i % 2 == 0).Select((key, i) => (key, i + 1)));
        foreach (var key in AllKeys)
        {
            Assert.Equal(Refused(new MapProofWrong()), map.Prove(key).Answer(key, other.Root));
            foreach (var asked in AllKeys)
            {
                // Another key's proof may serve this one where both ways end in the same place, and then it says the same.
                var answer = map.Prove(key).Answer(asked, map.Root);
                Assert.True(answer == Refused(new MapProofWrong()) || answer.ValueOrThrow() == new MapAnswer(map[asked]));
            }
        }
    }

    [Fact]
    public void A_proof_with_any_one_bit_changed_is_refused()
    {
        var (map, _) = Build(AllKeys.Where((_, i) => i % 3 != 0).Select((key, i) => (key, i)));
        foreach (var key in AllKeys.Where((_, i) => i % 7 == 0))
        {
            var good = map.Prove(key).ToBytes();
            for (var bit = 0; bit < 8 * good.Length; bit++)
            {
                var bad = good.ToArray();
                bad[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.True(MapProof.Parse(bad) is not Result<MapProof>.Ok { Value: var proof } || proof.Answer(key, map.Root) == Refused(new MapProofWrong()), $"bit {bit}");
            }

            Assert.IsType<Result<MapProof>.Refused>(MapProof.Parse(good.AsSpan(..^1)));
            Assert.IsType<Result<MapProof>.Refused>(MapProof.Parse([.. good, 0]));
        }
    }

    [Fact]
    public void The_empty_map_proves_every_key_absent_and_its_root_is_all_zeros()
    {
        var key = MapKey.OfCertificate("FIL-2026-000001");

        Assert.Equal((default, new MapProof([], null)), (VerifiableMap.Empty.Root, VerifiableMap.Empty.Prove(key)));
        Assert.Equal(new MapAnswer(null), VerifiableMap.Empty.Prove(key).Answer(key, default).ValueOrThrow());
    }

    [Fact]
    public void The_same_number_has_another_key_for_each_kind()
    {
        MapKey[] keys = [MapKey.OfCertificate("1"), MapKey.OfOrganisation("1"), MapKey.OfCallerNumber("1"), MapKey.OfCertificate("2")];

        Assert.Equal(4, keys.Distinct().Count());
    }

    [Fact]
    public void A_way_longer_than_a_key_is_refused()
    {
        var key = MapKey.OfCertificate("1");

        Assert.Equal(Refused(new MapProofWrong()), new MapProof(Sequence.From(Enumerable.Repeat(key.Hash, 257)), null).Answer(key, key.Hash));
        Assert.IsType<Result<MapProof>.Refused>(MapProof.Parse([1, 1, .. new byte[34]]));
        Assert.IsType<Result<MapProof>.Refused>(MapProof.Parse([]));
    }

    private static IEnumerable<MapKey> AllKeys => from seed in Enumerable.Range(0, 20) from shared in (int[])[0, 9, 64, 255] select Key(seed, shared);

    /// <summary>The first key with its last bits taken from another.</summary>
    private static MapKey Key(int seed, int shared)
    {
        var first = MapKey.OfCertificate("0").Hash.ToArray();
        var own = MapKey.OfCertificate(seed.ToString(CultureInfo.InvariantCulture)).Hash.ToArray();
        for (var bit = 0; bit < shared; bit++)
        {
            var mask = (byte)(0x80 >> (bit % 8));
            own[bit / 8] = (byte)((own[bit / 8] & ~mask) | (first[bit / 8] & mask));
        }

        return new MapKey(new ContentHash(own));
    }

    private static (VerifiableMap Map, Dictionary<MapKey, ContentHash> Model) Build(IEnumerable<(MapKey Key, int Value)> changes)
    {
        var (map, model) = (VerifiableMap.Empty, new Dictionary<MapKey, ContentHash>());
        foreach (var (key, value) in changes)
        {
            model[key] = ContentHash.Of([(byte)value]);
            map = map.With(key, model[key]);
        }

        return (map, model);
    }

    /// <summary>The root straight from the definition: nothing is zeros, one key its leaf, more the two halves.</summary>
    private static ContentHash Definition(List<(byte[] Key, ContentHash Entry)> keys, int depth) => keys switch
    {
        [] => default,
        [var (key, entry)] => ContentHash.Of([2, .. key, .. entry.ToArray()]),
        _ => ContentHash.Of(
        [
            3,
            .. Definition([.. keys.Where(key => (key.Key[depth / 8] & (0x80 >> (depth % 8))) == 0)], depth + 1).ToArray(),
            .. Definition([.. keys.Where(key => (key.Key[depth / 8] & (0x80 >> (depth % 8))) != 0)], depth + 1).ToArray(),
        ]),
    };

    private static Result<MapAnswer> Refused(Refusal refusal) => refusal;
}
