// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;
using Filiera.Kernel;

namespace Filiera.Parties.Tests;

public sealed class VatNumbers
{
    private static readonly int[] Offices = [.. Enumerable.Range(1, 100), 120, 121, 888, 999];

    private static readonly Arbitrary<string> Valid =
        (from serial in Gen.Choose(1, 9_999_999)
         from office in Gen.Elements(Offices)
         let ten = FormattableString.Invariant($"{serial:0000000}{office:000}")
         select ten + PartitaIva.CheckDigitOf(ten)).ToArbitrary();

    [Fact]
    public void A_number_that_fits_its_check_digit_is_read_back_as_written() =>
        Prop.ForAll(Valid, digits =>
            PartitaIva.Parse(digits).ValueOrThrow().Digits == digits
            && PartitaIva.Parse(" it " + digits[..3] + " " + digits[3..]).ValueOrThrow().ToString() == "IT" + digits)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_single_wrong_digit_is_found() =>
        Prop.ForAll(Valid, digits =>
            (from place in Enumerable.Range(0, PartitaIva.Length)
             from digit in "0123456789"
             where digits[place] != digit
             select digits[..place] + digit + digits[(place + 1)..]).All(wrong => !PartitaIva.TryParse(wrong, out _)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_at_all_is_read_or_refused_with_one_reason() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
            PartitaIva.Parse(text) is Result<PartitaIva>.Ok || Reasons.Of(PartitaIva.Parse(text)) == "vat-number-invalid")
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("12345670017")] // Digits in order, office 001: the check digit worked out by hand is 7.
    [InlineData("IT12345670017")]
    public void A_known_number_is_read(string text) => Assert.Equal("IT12345670017", PartitaIva.Parse(text).ValueOrThrow().ToString());

    [Theory]
    [InlineData(null, VatNumberFault.NotElevenDigits)]
    [InlineData("", VatNumberFault.NotElevenDigits)]
    [InlineData("1234567001", VatNumberFault.NotElevenDigits)]
    [InlineData("123456700171", VatNumberFault.NotElevenDigits)]
    [InlineData("123456700I7", VatNumberFault.NotElevenDigits)]
    [InlineData("١٢٣٤٥٦٧٠٠١٧", VatNumberFault.NotElevenDigits)]
    [InlineData("FR12345670017", VatNumberFault.ForeignPrefix)]
    [InlineData("00000000000", VatNumberFault.NoSerial)]
    [InlineData("12345671018", VatNumberFault.UnknownOffice)]
    [InlineData("12345670018", VatNumberFault.WrongCheckDigit)]
    public void The_reason_of_a_refusal_is_the_first_thing_wrong(string? text, VatNumberFault fault) =>
        Assert.Equal(new VatNumberInvalid(fault), ((Result<PartitaIva>.Refused)PartitaIva.Parse(text)).Refusals.Single());

    [Fact]
    public void A_refusal_does_not_repeat_what_was_typed() =>
        Assert.DoesNotContain("12345670018", PartitaIva.Parse("12345670018").ToString(), StringComparison.Ordinal);
}
