// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class ReadingAnswers
{
    private const string Header = "row_id;number_e164;result;checked_at;consultation_id\n";

    [Fact]
    public void The_neutral_format_is_read_whole()
    {
        var answers = Read(Header + "1;+393471234567;KEEP;2026-11-20T10:00:00Z;c1\n2;+390669893123;REMOVE;2026-11-20T11:00:00+01:00;c1\n").ValueOrThrow();
        var at = Instant.FromUtc(2026, 11, 20, 10, 0);
        Assert.Equal(new OptOutAnswer(false, at), answers.ByNumber[SubscriberNumber.Parse("+393471234567").ValueOrThrow()]);
        Assert.Equal(new OptOutAnswer(true, at), answers.ByNumber[SubscriberNumber.Parse("+390669893123").ValueOrThrow()]);
        Assert.Equal("01234567890", answers.ControllerVat);
    }

    [Theory]
    [InlineData("1;nonsense;KEEP;2026-11-20T10:00:00Z;c1", "answer-row-unreadable")]
    [InlineData("1;+393471234567;MAYBE;2026-11-20T10:00:00Z;c1", "answer-row-unreadable")]
    [InlineData("1;+393471234567;KEEP;2026-11-20;c1", "answer-row-unreadable")]
    [InlineData("1;+393471234567", "answer-row-unreadable")]
    [InlineData("1;+393471234567;KEEP;2026-11-20T10:00:00Z;c1\n2;+393471234567;REMOVE;2026-11-20T10:00:00Z;c1", "answer-contradicts-itself")]
    public void One_row_that_cannot_be_relied_on_refuses_the_whole_answer(string rows, string code)
    {
        var refusal = Assert.Single(Assert.IsType<Result<OptOutAnswers>.Refused>(Read(Header + rows + "\n")).Refusals);
        Assert.Equal(code, refusal.Code);
        Assert.StartsWith("line ", refusal.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_without_its_columns_is_refused() =>
        Assert.Equal("answer-columns-missing", Assert.Single(((Result<OptOutAnswers>.Refused)Read("a;b\n1;2\n")).Refusals).Code);

    [Fact]
    public void The_controller_that_asked_is_read_where_the_file_names_it()
    {
        var named = Read("number_e164;result;checked_at;controller_vat\n+393471234567;KEEP;2026-11-20T10:00:00Z;99999999999\n").ValueOrThrow();
        Assert.Equal("99999999999", named.ControllerVat);
        var two = Read("number_e164;result;checked_at;controller_vat\n+393471234567;KEEP;2026-11-20T10:00:00Z;1\n+393471234568;KEEP;2026-11-20T10:00:00Z;2\n");
        Assert.Equal("answer-of-several-controllers", Assert.Single(((Result<OptOutAnswers>.Refused)two).Refusals).Code);
    }

    private static Result<OptOutAnswers> Read(string text) =>
        AnswerFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), ContentHash.Of([1]), "01234567890");
}
