// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;

namespace Filiera.Numbering;

/// <summary>The public words for statuses, kinds and reasons: kebab-case, stable for ever.</summary>
public static class NumberWords
{
    private static readonly string?[] Kinds =
    [
        null, "mobile", "geographic", "toll-free", "shared-cost", "premium", "personal", "nomadic", "commercial-caller",
        "statistical-caller", "three-digit-caller", "emergency", "service-code", "internet-access",
    ];

    private static readonly string[] Statuses = ["invalid", "valid", "foreign", "ambiguous"];

    private static readonly FrozenDictionary<string, NumberKind> KindsByCode = Enum.GetValues<NumberKind>()
        .Where(kind => kind != NumberKind.None)
        .ToFrozenDictionary(kind => Kinds[(int)kind]!, StringComparer.Ordinal);

    /// <summary>Every reason, in the order of the enumeration.</summary>
    public static Sequence<NumberReasonMeaning> Reasons { get; } = [.. Invalid(), .. ValidAndForeign(), .. Ambiguous()];

    /// <summary>The status's word.</summary>
    public static string ToCode(this NumberStatus status) => Statuses[(int)status];

    /// <summary>The kind's word; null for <see cref="NumberKind.None"/>.</summary>
    public static string? ToCode(this NumberKind kind) => Kinds[(int)kind];

    /// <summary>The reason's code.</summary>
    public static string ToCode(this NumberReason reason) => Reasons[(int)reason].Code;

    /// <summary>The status a reason goes with.</summary>
    public static NumberStatus StatusOf(NumberReason reason) => Reasons[(int)reason].Status;

    /// <summary>Reads a kind's word; false for anything else.</summary>
    public static bool TryParseKind(string code, out NumberKind kind) => KindsByCode.TryGetValue(code, out kind);

    private static NumberReasonMeaning[] Invalid()
    {
        const NumberStatus s = NumberStatus.Invalid;
        return
        [
            new(NumberReason.Empty, "empty", s, "Nothing is written, or only spaces.", " "),
            new(NumberReason.NoDigits, "no-digits", s, "Text without a single digit.", "non disponibile"),
            new(NumberReason.NotText, "not-text", s, "The bytes are not UTF-8, or earlier reading already put a replacement character.", "347\uFFFD1234567"),
            new(NumberReason.Letters, "letters", s, "Letters stand among the digits and are no label or extension.", "CLIENTE 12B"),
            new(NumberReason.UnexpectedCharacters, "unexpected-characters", s, "A character that no way of writing numbers uses.", "347@1234567"),
            new(NumberReason.MisplacedPlus, "misplaced-plus", s, "A plus stands twice or after a digit.", "06+12345678"),
            new(NumberReason.TooShort, "too-short", s, "Fewer digits than its range, or any number, has.", "34712"),
            new(NumberReason.TooLong, "too-long", s, "More digits than its range, or any number, has.", "06 1234567890"),
            new(NumberReason.UnknownPrefix, "unknown-prefix", s, "No range of the Italian plan begins so.", "0129 123456"),
            new(NumberReason.WithdrawnRange, "withdrawn-range", s, "Its range was withdrawn: nobody may hold it.", "167 123456"),
            new(NumberReason.ShortCodeWithCountryCode, "short-code-with-country-code", s, "A short code exists inside Italy only, yet +39 stands before it.", "+39 112"),
            new(NumberReason.UnknownCountryCode, "unknown-country-code", s, "No country has this calling code.", "+999 123456789"),
            new(NumberReason.CountryCodeNotInUse, "country-code-not-in-use", s, "The calling code is reserved and not in use.", "+379 06 69812345"),
        ];
    }

    private static NumberReasonMeaning[] ValidAndForeign()
    {
        const NumberStatus s = NumberStatus.Valid;
        const NumberStatus f = NumberStatus.Foreign;
        return
        [
            new(NumberReason.InPlan, "in-plan", s, "Written plainly, and in a range of the plan.", "+39 347 123 4567"),
            new(NumberReason.NineDigitMobile, "nine-digit-mobile", s, "A mobile number of an older series, with nine digits.", "335 123456"),
            new(NumberReason.VaticanInItalianPlan, "vatican-in-italian-plan", s, "A line of the Vatican, which is part of the district of Rome.", "tel:+39-06-69893"),
            new(NumberReason.CountryCodeWithoutPlus, "country-code-without-plus", s, "39 stands before it without a plus, and no other reading exists.", "39 347 1234567"),
            new(NumberReason.WithExtension, "with-extension", s, "An extension follows; the number is the one before it.", "06 12345678 int. 12"),
            new(NumberReason.SpreadsheetNumber, "spreadsheet-number", s, "A spreadsheet wrote it (apostrophe, quotes, .0, exponent) and lost no digit.", "3471234567.0"),
            new(NumberReason.ForeignNumber, "foreign-number", f, "Outside the Italian plan; one country has its calling code.", "+33 1 23 45 67 89"),
            new(NumberReason.SharedCountryCode, "shared-country-code", f, "Outside the Italian plan; several countries share the code and the digits do not settle which.", "+1 212 555 0123"),
            new(NumberReason.InternationalService, "international-service", f, "A calling code of no country: international freephone, satellite and the like.", "+800 1234 5678"),
            new(NumberReason.SanMarino, "san-marino", f, "A line of San Marino, by its own code or through 0549.", "0549 882345"),
        ];
    }

    private static NumberReasonMeaning[] Ambiguous()
    {
        const NumberStatus s = NumberStatus.Ambiguous;
        return
        [
            new(NumberReason.LostLeadingZero, "lost-leading-zero", s, "No number as written, but a fixed line with a zero before it.", "612345678"),
            new(NumberReason.NineDigitMobileOrLostZero, "nine-digit-mobile-or-lost-zero", s, "An older mobile number, or a fixed line that lost its zero.", "331123456"),
            new(NumberReason.CountryCodeOrNational, "country-code-or-national", s, "39 is either the country or the start of the number, and both readings exist.", "3906123456"),
            new(NumberReason.CountryCodeOrLostZero, "country-code-or-lost-zero", s, "39 is either the country or the start of a fixed line that lost its zero.", "39061234"),
            new(NumberReason.RepeatedCountryCode, "repeated-country-code", s, "The country code stands twice.", "+39 39 347 1234567"),
            new(NumberReason.ZeroBeforeMobile, "zero-before-mobile", s, "A zero stands before a mobile number, as was dialled until 2001.", "0347 1234567"),
            new(NumberReason.BracketedZero, "bracketed-zero", s, "(0) after a country code is kept in Italy and dropped elsewhere.", "+39 (0)6 12345678"),
            new(NumberReason.LettersForDigits, "letters-for-digits", s, "With O, l and I read as 0 and 1 it would be a number.", "347 I23 45O7"),
            new(NumberReason.DigitsLost, "digits-lost", s, "A spreadsheet rounded it: the last digits are gone.", "3,93E+11"),
            new(NumberReason.SeveralNumbers, "several-numbers", s, "More than one number in one place.", "06 12345678 / 347 1234567"),
            new(NumberReason.AlternativeDigits, "alternative-digits", s, "A slash offers other last digits: two lines in one.", "06 1234567/8"),
            new(NumberReason.ForeignWithoutPlus, "foreign-without-plus", s, "No Italian number, but it begins like a foreign one without its plus.", "44 20 7946 0123"),
        ];
    }
}
