// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>What came back is taken only for this controller, this consultation and this list.</summary>
public sealed class CheckingAnswers
{
    private const string Header = "row_id;number_e164;result;checked_at;consultation_id;controller_vat\n";
    private const string Good = "2026-11-01T10:00:00Z;0199d3a0-7c1e-7f00-8000-000000000001;01234567890\n";

    private static readonly string[] Right =
    [
        "1;+393471234567;KEEP;" + Good, "2;+393331234567;REMOVE;" + Good, "3;+390612345678;KEEP;" + Good,
    ];

    [Fact]
    public void An_answer_to_every_number_is_taken() => Assert.Equal(
        new AnswerCheck.Found(1, false, Instant.FromUtc(2026, 11, 1, 10, 0), Instant.FromUtc(2026, 11, 1, 10, 0), 3, 1),
        Check(string.Concat(Right)).ValueOrThrow());

    [Theory]
    [InlineData(2, "2;+393339999999;KEEP;2026-11-01T10:00:00Z;0199d3a0-7c1e-7f00-8000-000000000001;01234567890", "answer-never-submitted")]
    [InlineData(2, "9;+393331234567;KEEP;2026-11-01T10:00:00Z;0199d3a0-7c1e-7f00-8000-000000000001;01234567890", "answer-never-submitted")]
    [InlineData(2, "2;+393331234567;KEEP;2026-11-01T10:00:00Z;0199d3a0-7c1e-7f00-8000-000000000002;01234567890", "answer-of-another-consultation")]
    [InlineData(2, "2;+393331234567;KEEP;2026-11-01T10:00:00Z;0199d3a0-7c1e-7f00-8000-000000000001;09876543210", "answer-of-another-controller")]
    [InlineData(2, "2;+393331234567;KEEP;2026-11-30T10:00:00Z;0199d3a0-7c1e-7f00-8000-000000000001;01234567890", "answer-from-the-future")]
    [InlineData(2, "2;+393331234567;KEEP;2026-10-30T10:00:00Z;0199d3a0-7c1e-7f00-8000-000000000001;01234567890", "answer-before-its-question")]
    [InlineData(2, "2;+393331234567;PERHAPS;2026-11-01T10:00:00Z;0199d3a0-7c1e-7f00-8000-000000000001;01234567890", "answer-row-unreadable")]
    [InlineData(2, "2;+393331234567;KEEP", "answer-row-unreadable")]
    [InlineData(2, "1;+393471234567;KEEP;2026-11-01T10:00:00Z;0199d3a0-7c1e-7f00-8000-000000000001;01234567890", "answer-repeats-itself")]
    [InlineData(2, "1;+393471234567;REMOVE;2026-11-01T10:00:00Z;0199d3a0-7c1e-7f00-8000-000000000001;01234567890", "answer-contradicts-itself")]
    public void A_row_that_does_not_belong_is_refused_with_file_and_line(int at, string row, string code)
    {
        var rows = Right.ToArray();
        rows[at - 1] = row + "\n";

        var refused = Assert.IsType<Result<AnswerCheck.Found>.Refused>(Check(string.Concat(rows)));

        Assert.Equal((code, "answer.csv, line 3"), (refused.Refusals[0].Code, refused.Refusals[0].Where));
    }

    [Fact]
    public void An_answer_that_ends_too_early_is_refused() => Assert.Equal(
        [new AnswerTruncated(1) { Where = "answer.csv, line 3" }],
        Assert.IsType<Result<AnswerCheck.Found>.Refused>(Check(Right[0] + Right[1])).Refusals);

    [Fact]
    public void An_answer_without_rows_or_columns_is_refused()
    {
        Assert.Equal([new AnswerHoldsNothing { Where = "answer.csv" }], Assert.IsType<Result<AnswerCheck.Found>.Refused>(Check("")).Refusals);
        Assert.Equal(
            [new ConsultationColumnsMissing("row_id, consultation_id") { Where = "answer.csv" }],
            Assert.IsType<Result<AnswerCheck.Found>.Refused>(Check("", header: "number_e164;result;checked_at\n")).Refusals);
    }

    [Fact]
    public void One_file_does_not_answer_two_parts()
    {
        var check = new AnswerCheck(
            Asked.Exported(Asked.Part(1, 1, 1), Asked.Part(2, 2, 2)),
            [(Asked.Part(1, 1, 1), Asked.Rows().Take(1)), (Asked.Part(2, 2, 2), Asked.Rows().Skip(1))],
            Asked.Start + Duration.FromDays(1));

        var refused = Assert.IsType<Result<AnswerCheck.Found>.Refused>(check.Run("answer.csv", Bytes(Header + string.Concat(Right)), AnswerForm.Result, default));

        Assert.Equal(new AnswerOfSeveralParts { Where = "answer.csv, line 3" }, refused.Refusals[0]);
        Assert.Equal(2, check.Run("answer.csv", Bytes(Header + Right[1] + Right[2]), AnswerForm.Result, default).ValueOrThrow().Part);
    }

    [Fact]
    public void What_is_missing_from_a_cleansed_list_is_to_be_removed()
    {
        var cleansed = ConsultationList.Header + ";origin\n1;+393471234567;CONSENT;;list;;01234567890;simulator\n";

        Assert.Equal(new AnswerCheck.Found(1, true, null, null, 3, 2), Check(cleansed, "", AnswerForm.Cleansed).ValueOrThrow());
        Assert.Equal(new AnswerCheck.Found(1, false, null, null, 3, 3), Check("", ConsultationList.Header + "\n", AnswerForm.Cleansed).ValueOrThrow());
        Assert.IsType<Result<AnswerCheck.Found>.Refused>(
            Check("1;+393339999999;CONSENT;;list;;01234567890\n", ConsultationList.Header + "\n", AnswerForm.Cleansed));
    }

    [Fact]
    public async Task A_list_of_numbers_reads_back_as_it_was_written()
    {
        var rows = Asked.Rows().Select((row, at) => row with
        {
            Reference = at == 0 ? "con \"virgolette\"; e punto e virgola" : at == 1 ? "" : "su\ndue righe",
            CollectedAt = at == 0 ? new LocalDate(2026, 3, 1) : null,
        }).ToList();
        using var target = new MemoryStream();

        await using (var list = new ConsultationList(target))
        {
            foreach (var row in rows)
            {
                await list.AddAsync(row, default);
            }
        }

        rows[2] = rows[2] with { Reference = "su due righe" };
        Assert.Equal(rows, ConsultationList.Read(new MemoryStream(target.ToArray())));
    }

    private static Result<AnswerCheck.Found> Check(string rows, string header = Header, AnswerForm form = AnswerForm.Result) =>
        new AnswerCheck(Asked.Exported(), [(Asked.Part(), Asked.Rows())], Asked.Start + Duration.FromDays(1))
            .Run("answer.csv", Bytes(header + rows), form, default);

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
