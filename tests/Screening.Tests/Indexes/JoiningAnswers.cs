// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Numbering;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening.Tests;

public sealed class JoiningAnswers
{
    // Every index takes its own memory, however small: fewer worlds than elsewhere.
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 2000 : 60).WithEndSize(12);
    private static readonly Instant Ten = Instant.FromUtc(2026, 11, 20, 10, 0);

    // Few numbers, a rare one among them, and few instants, some with fractions, so that they meet.
    private static readonly Gen<(string Number, OptOutAnswer Answer)> Rows =
        from last in Gen.Choose(0, 5)
        from hours in Gen.Choose(0, 6)
        from fraction in Gen.Choose(0, 3)
        from remove in Gen.Elements(true, false)
        select (last == 5 ? "+3905411234567" : FormattableString.Invariant($"+39347000000{last}"),
            new OptOutAnswer(remove, Ten - Duration.FromHours(hours * 40) + (fraction == 3 ? Duration.FromMilliseconds(1) : Duration.Zero)));

    private static readonly Gen<List<List<(string Number, OptOutAnswer Answer)>>> Parts =
        from parts in Rows.ListOf().NonEmptyListOf()
        select parts.Select(rows => rows.DistinctBy(row => (row.Number, row.Answer.CheckedAt)).ToList()).ToList();

    [Fact]
    public void Of_each_number_the_newest_answer_of_all_counts_with_its_own_instant_and_at_one_instant_the_one_that_removes() =>
        Check.One(Few, Prop.ForAll(Parts.ToArbitrary(), Gen.Choose(1, 3).ToArbitrary(), (parts, threads) =>
        {
            var slow = parts.SelectMany(part => part)
                .GroupBy(row => row.Number)
                .ToDictionary(rows => rows.Key, rows => rows.Select(row => row.Answer).OrderBy(one => one.CheckedAt).ThenBy(one => one.Remove).Last());
            var indexes = parts.ConvertAll(Compile);
            using var joined = AnswerJoin.Run(indexes, threads);
            using var again = AnswerJoin.Run([.. Enumerable.Reverse(indexes)], 2);

            Assert.Equal(slow, AnswerFiles.All(joined));
            Assert.Equal(joined.Info, again.Info);
            Assert.Equal(
                (slow.Values.Count(one => one.Remove), slow.Values.Count(one => !one.Remove), parts.Sum(part => part.Count)),
                ((int)joined.Info.Remove, (int)joined.Info.Keep, (int)joined.Info.Rows));
            Assert.Equal(
                (slow.Count == 0 ? null : slow.Values.Min(one => one.CheckedAt), slow.Count == 0 ? null : slow.Values.Max(one => (Instant?)one.CheckedAt)),
                (joined.Info.Oldest, joined.Info.Newest));
            Assert.Equal(indexes.Select(index => index.Info.Digest).Order(), joined.Info.Joined.Select(set => set.Digest));
            indexes.ForEach(index => index.Dispose());
        }));

    [Fact]
    public void A_join_is_kept_and_opened_like_any_index_and_names_what_it_was_joined_of()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("filiera-join-").FullName, "joined.idx");
        using var one = Compile([("+393470000001", new(false, Ten)), ("+393470000002", new(false, Ten))]);
        using var other = Compile([("+393470000002", new(true, Ten + Duration.FromHours(1))), ("+3905411234567", new(false, Ten))]);
        using var joined = AnswerJoin.Run([one, other]);
        using var key = IndexKey.Generate();

        joined.Save(path, key);
        using var opened = AnswerIndex.Open(path, key).ValueOrThrow();

        Assert.Equal(joined.Info, opened.Info);
        Assert.Equal(
            new[] { JoinedSet.Of(one.Info), JoinedSet.Of(other.Info) }.OrderBy(set => set.Digest), opened.Info.Joined);
        Assert.Equal(
            new Dictionary<string, OptOutAnswer>
            {
                ["+393470000001"] = new(false, Ten),
                ["+393470000002"] = new(true, Ten + Duration.FromHours(1)),
                ["+3905411234567"] = new(false, Ten),
            },
            AnswerFiles.All(opened));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Where_one_index_keeps_hours_all_are_taken_as_of_the_hour_and_what_cannot_be_told_apart_removes()
    {
        var rows = Enumerable.Range(0, 40_000).Select(i => (FormattableString.Invariant($"+3934711{i:00000}"), new OptOutAnswer(false, Ten - Duration.FromSeconds(i + 1))))
            .Append(("+393470000001", new OptOutAnswer(false, Ten + Duration.FromMinutes(40))));
        using var coarse = Compile([.. rows]);
        using var exact = Compile([("+393470000001", new(true, Ten + Duration.FromMinutes(10))), ("+393470000002", new(false, Ten + Duration.FromMinutes(10)))]);
        using var joined = AnswerJoin.Run([coarse, exact]);

        Assert.Equal((AnswerPrecision.Hour, AnswerPrecision.Exact, AnswerPrecision.Hour), (coarse.Info.Precision, exact.Info.Precision, joined.Info.Precision));
        Assert.Equal(new OptOutAnswer(true, Ten), joined.Find(Number("+393470000001")));
        Assert.Equal(new OptOutAnswer(false, Ten), joined.Find(Number("+393470000002")));
    }

    [Fact]
    public void A_snapshot_and_answers_to_somebody_else_are_never_joined()
    {
        using var answer = Compile([("+393470000001", new(false, Ten))]);
        using var snapshot = AnswerCompiler.CompileSnapshot(AnswerFiles.Controller, [AnswerFiles.Of("numero\n+393470000001\n")], Ten, AnswerFiles.Now).ValueOrThrow();
        using var other = AnswerCompiler.Compile("00000000000", [AnswerFiles.Of(AnswerFiles.Header + "+393470000001;KEEP;2026-11-20T10:00:00Z\n")], [], AnswerFiles.Now).ValueOrThrow();

        Assert.Throws<ArgumentException>(() => AnswerJoin.Run([answer, snapshot]));
        Assert.Throws<ArgumentException>(() => AnswerJoin.Run([answer, other]));
        Assert.Throws<ArgumentException>(() => AnswerJoin.Run([]));
    }

    private static AnswerIndex Compile(List<(string Number, OptOutAnswer Answer)> rows)
    {
        var text = new StringBuilder(AnswerFiles.Header);
        foreach (var (number, answer) in rows)
        {
            text.Append(number).Append(answer.Remove ? ";REMOVE;" : ";KEEP;").Append(InstantPattern.ExtendedIso.Format(answer.CheckedAt)).Append('\n');
        }

        return AnswerCompiler.Compile(AnswerFiles.Controller, [AnswerFiles.Of(text.ToString())], [], Ten + Duration.FromDays(1)).ValueOrThrow();
    }

    private static SubscriberNumber Number(string text) =>
        SubscriberNumber.TryFrom(NumberParser.Parse(text), out var number) ? number : throw new ArgumentException("Not a number.", nameof(text));
}
