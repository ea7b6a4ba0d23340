// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>What a request is called, what it comes to, and the figures of a month.</summary>
public sealed class MeasuringRights
{
    private const string Client = "01234567890";
    private static readonly Actor Officer = new("person:officer");

    [Fact]
    public void The_first_of_two_acts_counts_and_a_request_is_open_until_forwarded_and_answered_or_closed()
    {
        var known = Case(1, 20);
        var forwarded = new RightsEvent.Forwarded(known.Request.Id, At(21), Officer, At(21), RightsMeans.Email, "Ufficio inventato");
        var answered = new RightsEvent.Answered(known.Request.Id, At(25), Officer, At(25), RightsMeans.Letter, RightsOutcome.Granted, null);
        var closed = new RightsEvent.Closed(known.Request.Id, At(22), Officer, At(22), "Ripetuta.");

        Assert.Equal((true, true, true, false, false), (known.IsOpen, known.With(forwarded).IsOpen, known.With(answered).IsOpen, known.With(forwarded).With(answered).IsOpen, known.With(closed).IsOpen));
        Assert.Equal(forwarded, known.With(forwarded).With(forwarded with { At = At(23) }).Forwarding);
        Assert.Equal(known.With(forwarded).With(answered), RightsCase.Fold(known.Request, [forwarded, answered]));
        Assert.Equal("forwarded of " + known.Request.Id, forwarded.ToString());
    }

    [Fact]
    public void The_figures_are_two_counts_each_and_know_nothing_recorded_later()
    {
        var asOf = RomeTime.StartOf(new LocalDate(2026, 12, 31));
        var inTime = Case(1, 20).With(Forwarded(1, 23, 23)).With(Answered(1, 25, 25));
        var lateForward = Case(2, 20).With(Forwarded(2, 24, 24));
        var extended = Case(3, 30).With(new RightsEvent.Extended(Id(3), At(30), Officer, At(30), "Molti archivi."));
        var closed = Case(4, 20).With(new RightsEvent.Closed(Id(4), At(22), Officer, At(22), "Ripetuta."));
        var told = Case(5, 20).With(Answered(5, 25, 70));
        var recordedLater = RightsCase.Fold(Case(6, 20).Request with { RecordedAt = At(70) }, []);

        var figures = RightsMeasure.Of(Client, new YearMonth(2026, 11), [inTime, lateForward, extended, closed, told, recordedLater], Shipped.Catalogue, asOf);

        Assert.Equal(
            new RightsFigures(Client, new YearMonth(2026, 11), asOf, new Ratio(1, 2), new Ratio(1, 5), Extended: 1, Running: 1, ClosedUnanswered: 1), figures);
        Assert.Equal(new Ratio(0, 0), RightsMeasure.Of(Client, new YearMonth(2026, 10), [], Shipped.Catalogue, asOf).AnsweredInTime);
    }

    [Fact]
    public void Every_number_reads_back_and_no_single_wrong_character_does() => Prop.ForAll(
        Gen.Choose(1000, 9999).SelectMany(year => Gen.Choose(1, 2_000_000).SelectMany(place => Gen.Choose(0, 30).Select(at => (year, place, at)))).ToArbitrary(),
        drawn =>
        {
            var number = new RightsRequestNumber(drawn.year, drawn.place);
            var text = number.ToString();
            var at = drawn.at % text.Length;
            var wrong = text[..at] + (text[at] == '7' ? '3' : '7') + text[(at + 1)..];
            return RightsRequestNumber.TryParse(" " + text.ToLowerInvariant(), out var read) && read == number && !RightsRequestNumber.TryParse(wrong, out _);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("DR-2026-42-A")]
    [InlineData("DR-2026-000042-A")]
    [InlineData("2026-00042")]
    public void What_is_no_number_is_none(string? text) => Assert.False(RightsRequestNumber.TryParse(text, out _));

    [Fact]
    public void Every_word_has_a_public_name_that_reads_back()
    {
        Assert.Equal("consent-withdrawal", RightsWords.Of(RightsRequestKind.ConsentWithdrawal));
        Assert.All(Enum.GetValues<RightsChannel>(), word => Assert.True(RightsWords.TryParse<RightsChannel>(RightsWords.Of(word), out var read) && read == word));
        Assert.False(RightsWords.TryParse<RightsOutcome>("Granted", out _));
    }

    [Fact]
    public void Neither_number_nor_note_of_a_request_is_ever_printed()
    {
        var request = Case(1, 20).Request with { Phone = SubscriberNumber.Parse("+39 347 123 4567").ValueOrThrow(), Note = "Signora Finta" };
        var command = new RecordRightsRequest.Command(request.Kind, request.Channel, Client, request.Centre, request.ReceivedAt, request.Phone, request.Note);

        Assert.DoesNotContain("4567", request + " " + command, StringComparison.Ordinal);
        Assert.DoesNotContain("Finta", request + " " + command, StringComparison.Ordinal);
    }

    private static RightsRequestId Id(int which) => new(Guid.Parse(FormattableString.Invariant($"019df21b-c740-7afb-be09-{which:000000000000}")));

    // Days from the first of November on.
    private static Instant At(int day) => RomeTime.StartOf(new LocalDate(2026, 11, 1).PlusDays(day - 1)) + Duration.FromHours(12);

    private static RightsEvent Forwarded(int which, int day, int recorded) => new RightsEvent.Forwarded(Id(which), At(day), Officer, At(recorded), RightsMeans.Email, null);

    private static RightsEvent Answered(int which, int day, int recorded) =>
        new RightsEvent.Answered(Id(which), At(day), Officer, At(recorded), RightsMeans.Email, RightsOutcome.Granted, null);

    private static RightsCase Case(int which, int day) => RightsCase.Fold(
        new RightsRequest(
            Id(which), new RightsRequestNumber(2026, which), RightsRequestKind.Objection, RightsChannel.Call, Client, new OrganisationId(Id(99).Value), null, null, At(day), null,
            Officer, At(day)),
        []);
}
