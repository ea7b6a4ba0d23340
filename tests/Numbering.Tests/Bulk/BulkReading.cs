// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Filiera.Numbering.Tests.Golden;

namespace Filiera.Numbering.Tests.Bulk;

/// <summary>Bulk reading answers as the whole reading does, on every path, or does not answer.</summary>
public class BulkReading
{
    private static readonly int Runs = Repository.IsDeep ? 4_000_000 : 150_000;

    private static readonly string[] Countries = ["", "", "", "+39", "+39 ", "0039", "0039 ", "39", "39 ", "(+39) ", "(+39)", "(0039) ", "+39-", "+39.", "+ 39 ", "+39/", "+41 ", "+390", "00"];

    private static readonly string[] Gaps = [" ", " ", "-", ".", "/", ") ", " (", "(", ")", "(0)", "  ", " - ", "+", ",", "/ ", "\t", ".0"];

    private static readonly string[] Starts =
        [.. NumberingPlan.Italy.Ranges.Select(range => range.Prefix), .. Enumerable.Range(0, 90).Select(i => "3" + (i + 10).ToString(CultureInfo.InvariantCulture)), "39", "390", "393", "398", "0669", "3989", "55", "0347"];

    [Theory]
    [InlineData("+39 347 1234567", "+393471234567")]
    [InlineData("+393471234567", "+393471234567")]
    [InlineData("00393471234567", "+393471234567")]
    [InlineData("0039 347 1234567", "+393471234567")]
    [InlineData("3471234567", "+393471234567")]
    [InlineData("347 1234567", "+393471234567")]
    [InlineData("347-1234567", "+393471234567")]
    [InlineData("347/1234567", "+393471234567")]
    [InlineData("393471234567", "+393471234567")]
    [InlineData("39 06 12345678", "+390612345678")]
    [InlineData("06-1234567", "+39061234567")]
    [InlineData("06/1234567", "+39061234567")]
    [InlineData("(+39) 333.1234567", "+393331234567")]
    [InlineData(" 06 1234 5678 ", "+390612345678")]
    [InlineData("(06) 12.34.56", "+3906123456")]
    [InlineData("0669893123", "+390669893123")]
    [InlineData("062345", "+39062345")]
    public void The_common_writings_are_read_in_bulk(string written, string e164)
    {
        var ordinal = Read(Encoding.ASCII.GetBytes(written));
        Assert.Equal(e164, SubscriberOrdinal.NumberOf(ordinal).Reveal());
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("335123456")]
    [InlineData("3906123456")]
    [InlineData("612345678")]
    [InlineData("347123456.0")]
    [InlineData("+39 (0)6 12345678")]
    [InlineData("06 12345678 / 347 1234567")]
    [InlineData("06 1234567/8")]
    [InlineData("061234/567")]
    [InlineData("0844 123456")]
    [InlineData("0549 882345")]
    [InlineData("+41 44 1234567")]
    [InlineData("0129 123456")]
    [InlineData("06 123456789")]
    [InlineData("800 123456")]
    [InlineData("\"3471234567\"")]
    [InlineData("3471234567                        ")]
    [InlineData("33333333333333333")]
    public void What_is_rare_or_not_certain_is_left_to_the_whole_reading(string written) =>
        Assert.Equal(SubscriberOrdinal.None, Read(Encoding.ASCII.GetBytes(written)));

    [Fact]
    public void Every_writing_of_the_golden_file_is_read_alike_or_not_at_all()
    {
        var answered = Vector.All.Count(vector => Read(Encoding.UTF8.GetBytes(vector.Input)) != SubscriberOrdinal.None);
        Assert.True(answered > 60, $"{answered} answered");
    }

    [Fact]
    public void Every_beginning_and_length_of_a_number_is_read_alike_or_not_at_all()
    {
        for (var prefix = 0; prefix < 100_000; prefix++)
        {
            var start = prefix.ToString("D5", CultureInfo.InvariantCulture);
            for (var length = 5; length <= 11; length++)
            {
                var national = start + "4907135"[..(length - 5)];
                Read(Encoding.ASCII.GetBytes(national));
                if (prefix % 7 == length % 7 || Repository.IsDeep)
                {
                    Read(Encoding.ASCII.GetBytes("+39" + national));
                    Read(Encoding.ASCII.GetBytes("39" + national));
                }
            }
        }
    }

    [Fact]
    public void Generated_writings_are_read_alike_and_most_of_the_plain_ones_in_bulk()
    {
        var random = new Random(20261121);
        var (plain, answered) = (0, 0);
        for (var i = 0; i < Runs; i++)
        {
            var bytes = Encoding.ASCII.GetBytes(Written(random));
            var ordinal = Read(bytes);
            if (SubscriberNumber.TryFrom(NumberParser.Parse(bytes), out var number) && SubscriberOrdinal.Of(number) != SubscriberOrdinal.None)
            {
                plain++;
                answered += ordinal != SubscriberOrdinal.None ? 1 : 0;
            }
        }

        Assert.True(plain > Runs / 5 && answered > plain * 0.75, $"{answered} of {plain} common numbers in {Runs}");
    }

    [Fact]
    public void Mutated_writings_and_random_bytes_are_read_alike()
    {
        var random = new Random(7);
        var seeds = Vector.All.Select(vector => Encoding.UTF8.GetBytes(vector.Input)).ToArray();
        for (var i = 0; i < Runs; i++)
        {
            var bytes = i % 4 == 0 ? RandomBytes(random) : [.. i % 4 == 1 ? seeds[random.Next(seeds.Length)] : Encoding.ASCII.GetBytes(Written(random))];
            for (var edits = random.Next(3); edits > 0 && bytes.Length > 0; edits--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)" 0123456789+-./()"[random.Next(17)];
            }

            Read(bytes);
        }
    }

    [Fact]
    public void A_field_too_long_is_not_read_and_nothing_around_a_field_matters()
    {
        var field = Encoding.ASCII.GetBytes("+39 347 1234567");
        foreach (var around in (ReadOnlySpan<byte>)[0, (byte)'9', (byte)'+', (byte)'.', 0xFF])
        {
            Assert.Equal(471_234_567u, Pointer(field, around));
        }
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(40)];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)"0123456789 +-./()39\"x"[random.Next(21)];
        }

        return bytes;
    }

    private static string Written(Random random)
    {
        var text = new StringBuilder(random.Next(8) == 0 ? " " : "").Append(Countries[random.Next(Countries.Length)]);
        var start = Starts[random.Next(Starts.Length)];
        var rest = random.NextInt64(100_000_000_000).ToString("D11", CultureInfo.InvariantCulture)[..Math.Max(0, random.Next(4) == 0 ? random.Next(1, 9) : (start[0] == '3' ? 10 : random.Next(8, 11)) - start.Length)];
        if (random.Next(4) > 0)
        {
            start += Gaps[random.Next(random.Next(3) == 0 ? Gaps.Length : 5)];
        }

        text.Append(start);
        var cut = random.Next(3) == 0 ? random.Next(rest.Length + 1) : 0;
        text.Append(rest[..cut]).Append(cut > 0 ? Gaps[random.Next(4)] : "").Append(rest[cut..]);
        return text.Append(random.Next(8) == 0 ? " " : "").ToString();
    }

    /// <summary>Reads by every path, holds them against each other and against the whole reading.</summary>
    private static uint Read(byte[] bytes)
    {
        var ordinal = BulkNumbers.Portable(bytes);
        var others = (BulkNumbers.Ordinal(bytes), Pointer(bytes, (byte)'3'));
        var isRead = SubscriberNumber.TryFrom(NumberParser.Parse(bytes), out var number);
        if (others != (ordinal, ordinal) || (ordinal != SubscriberOrdinal.None && (!isRead || SubscriberOrdinal.Of(number) != ordinal)))
        {
            Assert.Fail($"{Vector.Escape(Encoding.UTF8.GetString(bytes))}: {ordinal}, {others}, {NumberParser.Parse(bytes)}");
        }

        return ordinal;
    }

    private static unsafe uint Pointer(byte[] field, byte around)
    {
        Span<byte> room = stackalloc byte[field.Length + 64];
        room.Fill(around);
        field.CopyTo(room);
        fixed (byte* first = &MemoryMarshal.GetReference(room))
        {
            return BulkNumbers.Ordinal(first, field.Length);
        }
    }
}
