// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>The lists the register was asked about, in every form a list may have: the same numbers are read from each.</summary>
public sealed class SubmittedInEveryForm
{
    private static readonly Instant Asked = AnswerFiles.Now - Duration.FromHours(2);

    private static readonly IReadOnlyList<IReadOnlyList<string>> Rows =
    [
        ["Nome;\ne cognome", "campo 1", "campo 2"], ["Citt\u00E0", "3470000001", "3470001001"], ["\"", "3470000002", "+39 347 000 1002"],
        ["due\nrighe", "", "347-0001003"], ["", "x", "non disponibile"],
    ];

    public static TheoryData<string> All => [.. Forms.All];

    [Theory]
    [MemberData(nameof(All))]
    public void Answers_are_compared_with_the_numbers_of_the_column_that_the_mapping_names(string form)
    {
        var list = List(form);
        using var whole = AnswerCompiler.Compile(AnswerFiles.Controller, [Answer("3470001001", "3470001002", "3470001003")], [list], AnswerFiles.Now).ValueOrThrow();

        Assert.Equal(ContentHash.Of(Bytes(form)), Assert.Single(whole.Info.Submitted).Content);
        Assert.Equal(Bytes(form).Length, whole.Info.Submitted[0].Bytes);
        Assert.Equal(
            [new AnswerNeverSubmitted(1) { Where = "answer.csv line 3" }],
            AnswerFiles.Refusals(AnswerCompiler.Compile(AnswerFiles.Controller, [Answer("3470001001", "3470000001")], [list], AnswerFiles.Now)));
        Assert.Equal(
            ["mapping-column-not-found"],
            AnswerFiles.Refusals(AnswerCompiler.Compile(AnswerFiles.Controller, [Answer("3470001001")], [list with { Mapping = Mapping(form, "assente") }], AnswerFiles.Now)).Select(it => it.Code));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_came_back_may_be_written_as_the_list_was_or_with_names_of_its_own(string form)
    {
        var expected = new Dictionary<string, OptOutAnswer>
        {
            ["+393470001001"] = new(false, Asked),
            ["+393470001002"] = new(true, Asked),
            ["+393470001003"] = new(true, Asked),
        };
        foreach (var back in new[] { AnswerFiles.Of(Forms.Write([.. Rows.Take(2)], form)), AnswerFiles.Of("telefono,altro\n3470001001,x\n") })
        {
            using var index = AnswerCompiler.CompileCleansed(AnswerFiles.Controller, [List(form)], [back], Asked, AnswerFiles.Now).ValueOrThrow();
            Assert.Equal(expected, AnswerFiles.All(index));
        }
    }

    [Fact]
    public void A_list_that_cannot_be_unpacked_is_refused_and_a_workbook_is_still_no_answer()
    {
        var cut = AnswerFiles.Of(Bytes("workbook")[..^30], "cut.xlsx") with { Mapping = Mapping("workbook", "campo 2") };
        Assert.Equal(
            [new ListDamaged { Where = "cut.xlsx" }],
            AnswerFiles.Refusals(AnswerCompiler.Compile(AnswerFiles.Controller, [Answer("3470001001")], [cut], AnswerFiles.Now)));
        Assert.Equal(
            ["answer-not-text"],
            AnswerFiles.Refusals(AnswerCompiler.Compile(AnswerFiles.Controller, [AnswerFiles.Of(Bytes("workbook"))], [], AnswerFiles.Now)).Select(it => it.Code));
    }

    private static byte[] Bytes(string form) => Forms.Write(Rows, form);

    private static SourceFile List(string form) => AnswerFiles.Of(Bytes(form), "lista") with { Mapping = Mapping(form, "campo 2") };

    private static ListMapping Mapping(string form, string number) =>
        new(true, null, null, form.EndsWith("sheet", StringComparison.Ordinal) ? Forms.Sheet : null, [new MappedColumn("number", number, null)]);

    private static SourceFile Answer(params string[] numbers) =>
        AnswerFiles.Of(AnswerFiles.Header + string.Concat(numbers.Select(number => $"{number};KEEP;2026-11-20T10:00:00Z\n")));
}
