// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FsCheck.Fluent;

namespace Filiera.Kernel.Tests;

public sealed class CanonicalForm
{
    [Fact]
    public void What_is_written_reads_back_to_the_same_value_and_is_written_the_same_again() =>
        Always.Holds(JsonValues.Signable, value =>
        {
            var bytes = value.ToCanonicalBytes();
            return Json.Parse(bytes) is Result<Json>.Ok { Value: var read } && read == value && read.GetHashCode() == value.GetHashCode()
                && read.ToCanonicalBytes().AsSpan().SequenceEqual(bytes) && read.Hash() == value.Hash();
        });

    [Fact]
    public void So_it_is_with_every_finite_number() =>
        Always.Holds(JsonValues.Any, value =>
        {
            var bytes = value.ToCanonicalBytes();
            return Json.Parse(bytes, JsonNumbers.Any) is Result<Json>.Ok { Value: var read } && read == value
                && read.ToCanonicalBytes().AsSpan().SequenceEqual(bytes);
        });

    [Fact]
    public void However_a_document_is_written_it_has_one_canonical_form() =>
        Always.Holds(JsonValues.Documents, document =>
            Json.Parse(document, JsonNumbers.Any) is Result<Json>.Ok { Value: var value }
            && Json.Parse(value.ToCanonicalBytes(), JsonNumbers.Any) is Result<Json>.Ok { Value: var again }
            && again == value);

    [Fact]
    public void Equal_values_and_equal_bytes_are_the_same_thing() =>
        Always.Holds(from a in JsonValues.Any from b in JsonValues.Any select (a, b), both =>
            (both.a == both.b) == both.a.ToCanonicalBytes().AsSpan().SequenceEqual(both.b.ToCanonicalBytes()));

    /// <summary>RFC 8785, section 3.2.3: by UTF-16 code units, so a smiley stands before U+FB33.</summary>
    [Fact]
    public void Names_are_ordered_by_their_UTF_16_code_units()
    {
        var read = Json.Parse("""
            { "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis" }
            """u8).ValueOrThrow();

        Assert.Equal(
            ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"],
            Assert.IsType<Json.Map>(read).Members.Values.Select(value => ((Json.Text)value).Value));
        Assert.Equal(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\","
            + "\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
            read.ToCanonicalText());
    }

    /// <summary>RFC 8785, section 3.2.2.</summary>
    [Fact]
    public void The_published_example_of_numbers_texts_and_literals_is_written_as_published()
    {
        var read = Json.Parse("""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """u8, JsonNumbers.Any).ValueOrThrow();

        Assert.Equal(
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
            read.ToCanonicalText());
    }

    /// <summary>RFC 8785, appendix B: the bits of a double and how it is written.</summary>
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Numbers_are_written_as_ECMAScript_writes_them(string bits, string written)
    {
        var number = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        var document = Encoding.ASCII.GetBytes(number.ToString("E17", CultureInfo.InvariantCulture));

        Assert.Equal(written, Json.Parse(document, JsonNumbers.Any).ValueOrThrow().ToCanonicalText());
    }

    [Fact]
    public void A_written_double_reads_back_to_the_same_bits_and_no_shorter_one_does() =>
        Always.Holds(Always.Seeded(random => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))), number =>
        {
            if (!double.IsFinite(number) || (Math.Abs(number) <= Json.LargestInteger && number == Math.Truncate(number)))
            {
                return true;
            }

            var text = new Json.Real(number).ToCanonicalText();
            var digits = new string([.. text.Split('e')[0].Where(char.IsAsciiDigit)]).Trim('0').Length;
            var shorter = digits == 1 ? 0 : double.Parse(number.ToString($"E{digits - 2}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            return double.Parse(text, CultureInfo.InvariantCulture) == number && shorter != number;
        }, 20_000);

    [Fact]
    public void A_map_keeps_canonical_order_whatever_it_was_made_from()
    {
        var otherOrder = ImmutableSortedDictionary.Create<string, Json>(Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)))
            .Add("a", 1).Add("B", 2).Add("ä", 3);

        Assert.Equal("""{"B":2,"a":1,"ä":3}""", new Json.Map(otherOrder).ToCanonicalText());
        Assert.Equal(Json.Object(("ä", 3), ("a", 1), ("B", 2)), new Json.Map(otherOrder));
    }

    [Fact]
    public void What_has_no_single_form_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => new Json.Text("\ud83d"));
        Assert.Throws<ArgumentException>(() => Json.Object(("\ude00", 1)));
        Assert.Throws<ArgumentException>(() => Json.Object(("a", 1), ("a", 1)));
        Assert.Throws<ArgumentException>(() => Json.Object(("a", 1), ("a", 2)));
        Assert.Throws<ArgumentException>(() => Json.Object(("a", null!)));
        Assert.Throws<ArgumentException>(() => Json.Array([null!]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Json.Integer(Json.LargestInteger + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Json.Integer(-Json.LargestInteger - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Json.Integer(long.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Json.Real(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Json.Real(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Json.Real(56));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Json.Real(-0.0));
    }

    [Fact]
    public void A_map_gives_its_members_by_name()
    {
        var map = Json.Object(("name", "Centro Aurora"), ("calls", 12), ("open", true), ("end", Json.Null));

        Assert.Equal(new Json.Integer(12), map["calls"]);
        Assert.Null(map["missing"]);
        Assert.Equal("""{"calls":12,"end":null,"name":"Centro Aurora","open":true}""", map.ToString());
        Assert.Equal(ContentHash.Of(Encoding.UTF8.GetBytes(map.ToString())), map.Hash());
    }
}
