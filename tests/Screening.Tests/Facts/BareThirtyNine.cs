// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;
using FsCheck;
using FsCheck.Fluent;
using static Filiera.Screening.Tests.Files;

namespace Filiera.Screening.Tests;

/// <summary>A bare number that begins with 39 may be a whole national number, or 39 may be the country code.</summary>
public sealed class BareThirtyNine
{
    private static readonly (InputKind Kind, Exclusion Exclusion)[] Excluding =
    [
        (InputKind.Withdrawals, Exclusion.OpposedToClient | Exclusion.ConsentWithdrawn), (InputKind.SuppressOwn, Exclusion.OwnList),
        (InputKind.SuppressClient, Exclusion.ClientList), (InputKind.SuppressCampaign, Exclusion.CampaignList),
    ];

    private static readonly InputKind[] Others = [InputKind.Consents, InputKind.Contracts, InputKind.Requests, InputKind.Directory];

    private static readonly int Cases = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 100_000 : 500;

    private static readonly Gen<string> Ambiguous = (
        from length in Gen.Choose(4, 10)
        from rest in Gen.Choose(0, 9).ListOf(length)
        select "39" + string.Concat(rest)).Where(digits => FactNumber.IsBare39(NumberParser.Parse(digits)));

    [Fact]
    public void What_excludes_excludes_every_reading_and_no_other_number()
    {
        var given = from digits in Ambiguous from dashed in Gen.Elements("", " ", "-") from at in Gen.Choose(2, 5) from file in Gen.Elements(Excluding) select (digits, dashed, at, file);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(given.ToArbitrary(), row =>
        {
            var at = Math.Min(row.at, row.digits.Length - 1);
            var written = row.digits[..at] + row.dashed + row.digits[at..];
            var book = Read(Of(row.file.Kind, $"numero\n{written}\n"));
            Assert.Equal((1L, 0L), (book.Files[0].Facts, book.Files[0].Rejects));
            var expected = ReadingsOf(row.digits);
            Assert.NotEmpty(expected);
            Assert.Equal(expected.Order(), book.Numbers.Order());
            Assert.All(book.Numbers, number => Assert.Equal(row.file.Exclusion, book.Find(number).Exclusions));
        }));
    }

    [Fact]
    public void What_would_open_a_door_is_set_aside_with_its_line_and_opens_nothing()
    {
        var given = from digits in Ambiguous from kind in Gen.Elements(Others) select (digits, kind);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(given.ToArbitrary(), row =>
        {
            var book = Read(Of(row.kind, $"numero\n3471234567\n{row.digits}\n"));
            Assert.Equal([Ada], book.Numbers);
            var reject = Assert.Single(book.Files[0].First);
            Assert.Equal((1L, 1L, 3L), (book.Files[0].Facts, book.Files[0].Rejects, reject.Line));
            Assert.StartsWith("number-country-code-or-", reject.Code, StringComparison.Ordinal);
        }));
    }

    [Fact]
    public void A_bare_list_may_begin_with_such_a_number() =>
        Assert.Equal(2, Read(Of(InputKind.SuppressOwn, "3902597477\n3902597477\n")).Count);

    [Theory]
    [InlineData("3902597477.0")]
    [InlineData("tel. 3902597477")]
    [InlineData("'3902597477")]
    public void Where_its_digits_are_not_plain_the_file_is_refused_as_before(string written) =>
        Assert.Equal(["fact-row-unreadable suppress-own.csv, line 2"], Problems(Of(InputKind.SuppressOwn, $"numero\n{written}\n")));

    [Fact]
    public void A_decision_may_let_somebody_be_called_and_is_refused() => Assert.Equal(
        ["fact-row-unreadable decisions.csv, line 2"],
        Problems(Of(InputKind.Decisions, "numero;decisione;deciso_il\n3902597477;withhold;2026-11-20T10:00:00Z\n")));

    // Said in another way: a mobile or what follows the country code, each with the zero it may have lost.
    private static HashSet<SubscriberNumber> ReadingsOf(string digits)
    {
        var isNational = NumberParser.Parse(digits).Reason == NumberReason.CountryCodeOrNational;
        return
        [
            .. InPlan(digits),
            .. InPlan("39" + digits),
            .. isNational && digits.Length > 9 ? [] : InPlan("390" + digits),
            .. digits.Length == 11 && digits[2] == '3' ? InPlan("390" + digits[2..]) : [],
        ];

        static IEnumerable<SubscriberNumber> InPlan(string candidate) =>
            candidate.Length <= 15 && SubscriberNumber.FromRevealed(ulong.Parse(candidate, System.Globalization.CultureInfo.InvariantCulture)) is { Kind: not (NumberKind.None or NumberKind.StatisticalCaller or NumberKind.CommercialCaller) } number
                ? [number]
                : [];
    }
}
