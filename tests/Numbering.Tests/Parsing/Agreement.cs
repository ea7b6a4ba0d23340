// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Numbering.Tests.Golden;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Numbering.Tests.Parsing;

/// <summary>The fast reading and the careful one are one reading.</summary>
public class Agreement
{
    private static readonly byte[][] Pieces =
        [.. "+|+39|0039|39|00|0|3|06|055|800|(0)|(|)| |.|-|/|.0|,|;|'|\"|e|E+11|O|l|I|int. 1|ext|x|tel:|\u00A0|\uFF11|\u200B|+41|549|378".Split('|').Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void Every_national_number_of_up_to_twelve_digits_is_read_alike_by_both()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 300_000; i++)
        {
            var digits = random.NextInt64((long)Math.Pow(10, random.Next(1, 13))).ToString(CultureInfo.InvariantCulture);
            foreach (var prefix in (ReadOnlySpan<string>)["", "0", "+39", "0039", "+", "3", "39", "+390"])
            {
                AssertAlike(Encoding.ASCII.GetBytes(prefix + digits));
            }
        }
    }

    [Fact]
    public void No_bytes_break_the_parser_and_both_readings_agree()
    {
        var seeds = Vector.All.Select(vector => Encoding.UTF8.GetBytes(vector.Input)).ToArray();
        var runs = Repository.IsDeep ? 10_000_000 : 1_000_000;
        var statuses = new int[4];
        Parallel.For(0, 4, worker =>
        {
            var random = new Random(worker);
            for (var i = 0; i < runs / 4; i++)
            {
                Interlocked.Increment(ref statuses[(int)AssertAlike(Mutate(seeds[random.Next(seeds.Length)], random)).Status]);
            }
        });
        Assert.Equal(runs, statuses.Sum());
        Assert.All(statuses, count => Assert.True(count > runs / 100));
    }

    [Fact]
    public void No_text_breaks_the_parser_and_it_is_read_as_its_bytes_are() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
        {
            text ??= string.Empty;
            var parsed = NumberParser.Parse(text);
            return parsed == CarefulParser.Parse(text, NumberingPlan.Italy)
                && (text.Any(char.IsSurrogate) || parsed == NumberParser.Parse(Encoding.UTF8.GetBytes(text)));
        }));

    [Fact]
    public void Reading_allocates_nothing()
    {
        var inputs = Vector.All.Select(vector => Encoding.UTF8.GetBytes(vector.Input)).ToArray();
        var texts = Vector.All.Select(vector => vector.Input).ToArray();
        long allocated = -1;
        for (var round = 0; round < 2; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var input in inputs)
            {
                NumberParser.Parse(input);
            }

            foreach (var text in texts)
            {
                NumberParser.Parse(text);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    private static ParsedNumber AssertAlike(byte[] bytes)
    {
        var fast = NumberParser.Parse(bytes);
        var careful = CarefulParser.Parse(bytes, NumberingPlan.Italy);
        if (fast != careful)
        {
            Assert.Fail($"{Vector.Escape(Encoding.UTF8.GetString(bytes))}: {fast} against {careful}");
        }

        return fast;
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = new List<byte>(seed);
        for (var edits = random.Next(4); edits >= 0; edits--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(7))
            {
                case 0 when at < bytes.Count:
                    bytes.RemoveAt(at);
                    break;
                case 1:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 2 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3 when at < bytes.Count:
                    bytes[at] = (byte)('0' + random.Next(10));
                    break;
                case 4:
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 5 when bytes.Count is > 0 and < 100:
                    bytes.AddRange(bytes[..at]);
                    break;
                default:
                    break;
            }
        }

        return [.. bytes];
    }
}
