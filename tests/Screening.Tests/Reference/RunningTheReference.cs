// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Rulebook;
using NodaTime;
using Outcome = Filiera.Kernel.Outcome;

namespace Filiera.Screening.Tests;

public sealed class RunningTheReference
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 9, 0);
    private static readonly SubscriberNumber Asked = SubscriberNumber.Parse("+39 347 123 4567").ValueOrThrow();
    private static readonly ListContext Context = new(
        Now,
        new CampaignFacts("01234567890", "Cliente di Prova", Sector.Other, Purpose.Promotion, new Outcome.Met(), new Outcome.Met()),
        new AnswerSource("01234567890", AnswerKind.Consultation, ContentHash.Of([1])),
        FilesAtHand.None,
        Rules.Precedence);

    private static readonly Sequence<AppliedRule> Two =
    [
        Rules.Of("RPO-03", "answer-age", Severity.Block, Rules.Days("max_age_telephone_days", 15)),
        Rules.Of("SCR-02", "basis-present", Severity.Block),
    ];

    private const string List = "telefono;base;nome\n+39 347 1234567;elenco;A\n347 1234567;cliente;B\n06 69893123;;C\n+44 20 7946 0958;;D\nnulla;;E\n";

    [Fact]
    public async Task Answers_and_facts_are_asked_for_each_number_and_the_three_files_add_up()
    {
        var blobs = new MemoryBlobs();
        var rows = new List<ReferenceRow>();
        var result = (await new ReferenceRun(_ => blobs.Draft()).RunAsync(Input(List), true, rows.Add, _ => ValueTask.CompletedTask, CancellationToken.None)).ValueOrThrow();
        Assert.Equal(new VerdictCounts(1, 1, 0, 1, 1, 1), result.Counts);
        Assert.Equal(
            "telefono;base;nome;filiera_reasons;filiera_valid_until\n+39 347 1234567;elenco;A;;2026-12-05T10:00:00+01:00\n",
            Encoding.UTF8.GetString(blobs[result.Outputs.Callable]));
        Assert.Equal(
            "telefono;base;nome;filiera_verdict;filiera_reasons;filiera_valid_until\n347 1234567;cliente;B;duplicate;duplicate;\n"
            + "06 69893123;;C;withhold;no-answer(RPO-03) no-basis(SCR-02);\n+44 20 7946 0958;;D;foreign;foreign-number;\n",
            Encoding.UTF8.GetString(blobs[result.Outputs.Withheld]));
        Assert.Equal("telefono;base;nome;filiera_reasons\nnulla;;E;number-no-digits\n", Encoding.UTF8.GetString(blobs[result.Outputs.Rejected]));
        Assert.Equal(
            [
                ("+393471234567", Verdict.Allow), ("+393471234567", Verdict.Duplicate), ("+390669893123", Verdict.Withhold),
                ("+442079460958", Verdict.Foreign), ("", Verdict.Unreadable),
            ],
            rows.Select(row => (row.Number.IsNone ? "" : row.Number.Reveal(), row.Verdict.Verdict)));
    }

    [Fact]
    public async Task Without_duplicates_every_row_is_judged()
    {
        var result = (await ReferenceRun.OfHashes.RunAsync(Input(List), false, null, _ => ValueTask.CompletedTask, CancellationToken.None)).ValueOrThrow();
        Assert.Equal(new VerdictCounts(2, 1, 0, 1, 0, 1), result.Counts);
    }

    [Fact]
    public async Task What_is_on_file_counts_for_its_number_alone()
    {
        var facts = NumberFacts.Of([new Ground.Request(true, new DateField(new LocalDate(2026, 11, 20), false), null, false)]);
        var input = Input("telefono\n0669893123\n0669893124\n") with
        {
            Facts = number => number == SubscriberNumber.Parse("06 69893123").ValueOrThrow() ? facts : NumberFacts.None,
        };
        var result = (await ReferenceRun.OfHashes.RunAsync(input, true, null, _ => ValueTask.CompletedTask, CancellationToken.None)).ValueOrThrow();
        Assert.Equal(new VerdictCounts(1, 1, 0, 0, 0, 0), result.Counts);
    }

    private static ReferenceInput Input(string list) => new(
        _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(list))),
        Context,
        Two,
        number => number == Asked ? new OptOutAnswer(false, Now - Duration.FromDays(1)) : null,
        _ => NumberFacts.None);
}
