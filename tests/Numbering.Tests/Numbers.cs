// SPDX-License-Identifier: EUPL-1.2
using System.Reflection;
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Numbering.Tests;

/// <summary>The two kinds of number: what they show, what they hide, what they refuse.</summary>
public class Numbers
{
    private static readonly Gen<string> National =
        from range in Gen.Elements(NumberingPlan.Italy.Ranges.Where(r => r is { Country: "IT", IsWithdrawn: false }).ToArray())
        from length in Gen.Choose(range.MinDigits, range.MaxDigits)
        from rest in Gen.Elements("0123456789".ToArray()).ListOf(length - range.Prefix.Length)
        select range.Prefix + string.Concat(rest);

    [Fact]
    public void A_number_written_in_full_is_read_back_as_itself() =>
        Holds(National, national =>
        {
            var parsed = NumberParser.Parse("+39" + national);
            return parsed.RevealE164() is not { } e164
                || (e164 == "+39" + national && NumberParser.Parse(e164) == parsed
                    && NumberParser.Parse("00" + e164[1..]) == parsed
                    && CallerId.Parse(e164).ValueOrThrow().ToString() == e164);
        });

    [Fact]
    public void Spaces_dots_and_dashes_change_nothing() =>
        Holds(National, national =>
        {
            var plain = NumberParser.Parse(national);
            var spaced = national.Length < 6 ? national : national[..3] + " " + national[3..5] + "-" + national[5..];
            return NumberParser.Parse(spaced) == plain && NumberParser.Parse(" " + national + " ") == plain;
        });

    [Fact]
    public void A_subscriber_number_never_shows_its_middle_digits() =>
        Holds(National, national =>
        {
            if (!SubscriberNumber.TryFrom(NumberParser.Parse("+39" + national), out var number))
            {
                return true;
            }

            // Exactly: the start that names the range, dots, and at most the last two digits.
            var parts = number.ToString().Split(' ');
            var tail = parts.Length == 4 ? parts[3].TrimStart('•') : "";
            return number.Reveal() == "+39" + national
                && parts is ["+39", _, "•••"] or ["+39", _, "•••", _]
                && national.StartsWith(parts[1], StringComparison.Ordinal)
                && parts[1].Length <= Math.Max(3, NumberingPlan.Italy.RangeOf(number)!.Prefix.Length)
                && (tail == "" || (tail == national[^2..] && parts[1].Length + tail.Length + 2 <= national.Length))
                && SubscriberNumber.FromRevealed(number.RevealDigits()) == number;
        });

    [Theory]
    [InlineData("347 123 4567", "+39 347 ••• ••67")]
    [InlineData("06 12345678", "+39 06 ••• ••78")]
    [InlineData("0522 123456", "+39 0522 ••• ••56")]
    [InlineData("+41 44 123 45 67", "+41 ••• ••67")]
    [InlineData("02 1234", "+39 02 ••• ••34")]
    [InlineData("0362 12", "+39 0362 •••")]
    [InlineData("892 123", "+39 892 •••")]
    public void A_subscriber_number_is_shown_masked(string written, string shown) =>
        Assert.Equal(shown, SubscriberNumber.Parse(written).ValueOrThrow().ToString());

    [Fact]
    public void No_number_shows_itself_as_none()
    {
        Assert.Equal("no number", default(SubscriberNumber).ToString());
        Assert.Equal("no number", default(CallerId).ToString());
        Assert.Equal("invalid number (empty)", default(ParsedNumber).ToString());
        Assert.Throws<InvalidOperationException>(() => default(SubscriberNumber).Reveal());
        Assert.Throws<ArgumentOutOfRangeException>(() => SubscriberNumber.FromRevealed(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SubscriberNumber.FromRevealed(1_000_000_000_000_000));
    }

    [Fact]
    public void A_reading_names_no_digit_in_its_text() =>
        Assert.Equal("valid mobile (in-plan)", NumberParser.Parse("347 123 4567").ToString());

    [Theory]
    [InlineData("112", "not-a-subscriber-number")]
    [InlineData("0844 123456", "not-a-subscriber-number")]
    [InlineData("187", "not-a-subscriber-number")]
    [InlineData("612345678", "number-ambiguous")]
    [InlineData("0129 123456", "number-invalid")]
    [InlineData("", "number-invalid")]
    public void What_is_no_subscriber_number_is_refused_with_a_code_and_without_a_digit(string written, string code)
    {
        var refusal = Assert.Single(Assert.IsType<Result<SubscriberNumber>.Refused>(SubscriberNumber.Parse(written)).Refusals);
        Assert.Equal(code, refusal.Code);
        Assert.True(written.Length == 0 || !refusal.Message.Contains(written, StringComparison.Ordinal));
        Assert.NotEmpty(refusal.Remedy);
    }

    [Theory]
    [InlineData("187", "187", NumberKind.ServiceCode)]
    [InlineData("180", "180", NumberKind.ThreeDigitCaller)]
    [InlineData("0844 123456", "+390844123456", NumberKind.CommercialCaller)]
    [InlineData("0039 06 12345678", "+390612345678", NumberKind.Geographic)]
    [InlineData("+41 44 1234567", "+41441234567", NumberKind.None)]
    public void A_caller_number_is_shown_in_full(string written, string shown, NumberKind kind)
    {
        var caller = CallerId.Parse(written).ValueOrThrow();
        Assert.Equal((shown, kind), (caller.ToString(), caller.Kind));
        Assert.Equal(caller, CallerId.FromKept(caller.Digits, caller.Kind));
    }

    [Fact]
    public void A_caller_number_and_a_subscriber_number_never_turn_into_each_other()
    {
        var conversions = new[] { typeof(CallerId), typeof(SubscriberNumber) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.Name is "op_Implicit" or "op_Explicit");
        Assert.Empty(conversions);
    }

    [Fact]
    public void Foreign_calling_codes_name_every_country_they_may_be()
    {
        Assert.Equal("US/CA", NumberParser.Parse("+1 212 555 0123").Country);
        Assert.Equal("CA", NumberParser.Parse("+1 416 555 0123").Country);
        Assert.Equal("GB/GG/IM/JE", NumberParser.Parse("+44 7700 900123").Country);
        Assert.Equal("001", NumberParser.Parse("+800 1234 5678").Country);
    }

    private static void Holds(Gen<string> texts, Func<string, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Repository.IsDeep ? 100_000 : 5_000), Prop.ForAll(Arb.From(texts), property));
}
