// SPDX-License-Identifier: EUPL-1.2
using Filiera.Proofs;

namespace Filiera.Screening.Tests;

public sealed class EngineAndReference
{
    private static readonly int Seeds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 3_000
        : int.TryParse(Environment.GetEnvironmentVariable("FILIERA_SEEDS"), out var few) ? few : 120;

    // More answers than the first table of verdicts has places for, met beside claims that are not remembered.
    private const int ManyAnswers = 195;

    [Fact]
    public async Task The_engine_and_the_reference_come_to_the_same_bytes()
    {
        foreach (var seed in Enumerable.Range(1, Seeds).Append(ManyAnswers))
        {
            var random = new Random(seed);
            var numbers = ListMaker.Numbers(random, random.Next(1, 2_000));
            using var bed = new EngineBed(random, numbers);
            var list = ListMaker.Write(random, numbers, random.Next(0, 2_000));
            var duplicates = random.Next(2) == 0;
            using var secret = new SaltSecret(new byte[SaltSecret.Size]);
            var seal = random.Next(3) == 0 ? secret : null;
            var options = new EngineOptions(random.Next(1, 4), duplicates, seal)
            {
                ChunkBytes = random.Next(4) switch { 0 => random.Next(1, 200), 1 => random.Next(200, 5_000), 2 => 1 << 16, _ => 1 << 20 },
                FewBytes = random.Next(8) == 0 ? 0 : long.MaxValue,
                Remembered = random.Next(4) switch { 0 => 0, 1 => random.Next(1, 40), _ => 1 << 20 },
            };
            var slow = await bed.SlowAsync(list, duplicates, seal);
            var fast = await bed.FastAsync(list, options);
            Assert.True(slow == fast, $"seed {seed}, {options}, pieces of {options.ChunkBytes}:\n{First(slow, fast)}");
        }
    }

    private static string First(EngineBed.Run slow, EngineBed.Run fast)
    {
        foreach (var (one, other) in new[] { (slow.Callable, fast.Callable), (slow.Withheld, fast.Withheld), (slow.Rejected, fast.Rejected) })
        {
            if (one != other)
            {
                var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
                return $"lengths {one.Length} and {other.Length}, first difference at {at}:\n{Around(one, at)}\n---\n{Around(other, at)}";
            }
        }

        return $"{slow.Summary} {slow.Root}\n{fast.Summary} {fast.Root}";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 100)..Math.Min(text.Length, at + 100)];
}
