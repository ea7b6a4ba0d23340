// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class ComparingIndexes
{
    private static readonly Instant _ten = Instant.FromUtc(2026, 11, 20, 10, 0);
    private static readonly bool _deep = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1";

    [Fact]
    public void Each_number_whose_answer_differs_is_told_and_counted()
    {
        using var before = AnswerFiles.Compile(
            "3471234561;KEEP;2026-11-20T10:00:00Z\n3471234562;KEEP;2026-11-20T10:00:00Z\n3471234563;REMOVE;2026-11-20T10:00:00Z\n3471234564;KEEP;2026-11-20T10:00:00Z\n3471234565;KEEP;2026-11-20T10:00:00Z\n02123456789;KEEP;2026-11-20T10:00:00Z\n");
        using var after = AnswerFiles.Compile(
            "3471234561;KEEP;2026-11-20T10:00:00Z\n3471234562;REMOVE;2026-11-20T11:00:00Z\n3471234563;KEEP;2026-11-20T11:00:00Z\n3471234564;KEEP;2026-11-20T11:00:00Z\n3471234565;KEEP;2026-11-20T09:00:00Z\n3471234566;KEEP;2026-11-20T10:00:00Z\n");
        var later = _ten + Duration.FromHours(1);
        AnswerChange[] expected =
        [
            new(AnswerChangeKind.Gone, Number("02123456789"), new(false, _ten), null),
            new(AnswerChangeKind.KeepToRemove, Number("3471234562"), new(false, _ten), new(true, later)),
            new(AnswerChangeKind.RemoveToKeep, Number("3471234563"), new(true, _ten), new(false, later)),
            new(AnswerChangeKind.Newer, Number("3471234564"), new(false, _ten), new(false, later)),
            new(AnswerChangeKind.Older, Number("3471234565"), new(false, _ten), new(false, _ten - Duration.FromHours(1))),
            new(AnswerChangeKind.Added, Number("3471234566"), null, new(false, _ten)),
        ];

        Assert.Equal(expected.OrderBy(change => change.Number), new AnswerIndexDiff(before, after).Changes().OrderBy(change => change.Number));
        Assert.Equal(new AnswerChangeCounts(1, 1, 1, 1, 1, 1, 1), new AnswerIndexDiff(before, after).Count());
        Assert.Equal(new AnswerChangeCounts(6, 0, 0, 0, 0, 0, 0), new AnswerIndexDiff(before, before).Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_fast_compiler_and_the_slow_reader_agree_on_messy_answers(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < (_deep ? 300 : 12); round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Messy(random, random.Next(2) == 0 ? 200 : 30_000, broken: random.Next(3) == 0));
            var slow = AnswerFile.Read(new MemoryStream(bytes), ContentHash.Of(bytes), AnswerFiles.Controller);
            var fast = AnswerCompiler.Compile(AnswerFiles.Controller, [AnswerFiles.Of(bytes)], [], AnswerFiles.Now, new CompileOptions(1 + (round % 3)));

            if (slow is Result<OptOutAnswers>.Refused refused)
            {
                Assert.Equal(refused.Refusals, AnswerFiles.Refusals(fast));
                continue;
            }

            using var index = fast.ValueOrThrow();
            Assert.Equal(
                slow.ValueOrThrow().ByNumber.ToDictionary(pair => pair.Key.Reveal(), pair => pair.Value), AnswerFiles.All(index));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_several_dated_answers_about_a_number_both_take_the_newest_and_both_refuse_what_contradicts_itself(int seed)
    {
        var random = new Random(seed);
        var (taken, refused) = (0, 0);
        for (var round = 0; round < (_deep ? 20_000 : 400); round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Repeated(random, random.Next(1, 60)));
            var slow = AnswerFile.Read(new MemoryStream(bytes), ContentHash.Of(bytes), AnswerFiles.Controller);
            var fast = AnswerCompiler.Compile(AnswerFiles.Controller, [AnswerFiles.Of(bytes)], [], AnswerFiles.Now, new CompileOptions(1 + (round % 3)));
            if (slow is Result<OptOutAnswers>.Refused { Refusals: var against })
            {
                refused++;
                Assert.Equal((seed, round, against), (seed, round, AnswerFiles.Refusals(fast)));
                continue;
            }

            taken++;
            using var index = fast.ValueOrThrow();
            Assert.Equal(slow.ValueOrThrow().ByNumber.ToDictionary(pair => pair.Key.Reveal(), pair => pair.Value), AnswerFiles.All(index));
        }

        Assert.True(taken > 0 && refused > 0, $"{taken} taken, {refused} refused");
    }

    /// <summary>Few numbers, each answered about again and again, at few instants.</summary>
    private static string Repeated(Random random, int rows)
    {
        var text = new StringBuilder(AnswerFiles.Header);
        var contradicts = random.Next(3) == 0;
        var fractions = random.Next(2) == 0;
        for (var i = 0; i < rows; i++)
        {
            var number = random.Next(4) switch { 0 => "02123456789", 1 => "+39 347 1234561", _ => "347 123 456" + random.Next(2, 6) };
            var second = random.Next(8);
            var fraction = fractions && second % 2 == 1 ? ".25" : "";
            var remove = contradicts && random.Next(20) == 0 ? random.Next(2) == 0 : second % 3 == 0;
            text.Append(CultureInfo.InvariantCulture, $"{number};{(remove ? "REMOVE" : "KEEP")};2026-11-20T1{second % 2}:00:0{second}{fraction}{(second < 4 ? "Z" : "+00:00")}\n");
        }

        return text.ToString();
    }

    /// <summary>Rows in every manner of writing, each number once; some not readable where the answer is to be broken.</summary>
    private static string Messy(Random random, int count, bool broken)
    {
        var delimiter = ";,\t|"[random.Next(4)];
        var lineEnd = random.Next(2) == 0 ? "\n" : "\r\n";
        var text = new StringBuilder($"id{delimiter}number_e164{delimiter}result{delimiter}checked_at{delimiter}note{lineEnd}");
        for (var i = 0; i < count; i++)
        {
            var number = random.Next(6) switch
            {
                0 => string.Create(CultureInfo.InvariantCulture, $"+39 347 {i / 10_000:000} {i % 10_000:0000}"),
                1 => string.Create(CultureInfo.InvariantCulture, $"0039348{i:0000000}"),
                2 => string.Create(CultureInfo.InvariantCulture, $"02.{i:0000000}"),
                3 => string.Create(CultureInfo.InvariantCulture, $"(06) {i:000000000}"),
                4 => string.Create(CultureInfo.InvariantCulture, $"+44 7700 {i:000000}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"349{i:0000000}"),
            };
            var result = random.Next(4) switch { 0 => "KEEP", 1 => " remove ", 2 => "Tenere", _ => "REMOVE" };
            var second = random.Next(100);
            var at = random.Next(4) switch
            {
                0 => string.Create(CultureInfo.InvariantCulture, $"2026-11-20T10:00:{second % 60:00}Z"),
                1 => string.Create(CultureInfo.InvariantCulture, $" 2026-02-{(second % 28) + 1:00}T23:30:00+02:00"),
                2 => string.Create(CultureInfo.InvariantCulture, $"2025-12-31T23:59:59.{second:00}-05:30"),
                _ => "2024-02-29T00:00:00Z",
            };
            var note = random.Next(5) switch { 0 => "\"a \"\"note\"\"" + lineEnd + delimiter + " on two lines\"", 1 => "è così", _ => "" };
            if (broken && random.Next(count / 3) == 0)
            {
                (number, at) = random.Next(3) switch { 0 => ("nessuno", at), 1 => (number, "ieri"), _ => ("\"" + number + "\"x", at) };
            }

            text.Append(CultureInfo.InvariantCulture, $"{i}{delimiter}{(random.Next(8) == 0 ? $"\"{number}\"" : number)}{delimiter}{result}{delimiter}{at}{delimiter}{note}{lineEnd}");
            if (random.Next(50) == 0)
            {
                text.Append(lineEnd);
            }
        }

        return text.ToString();
    }

    private static SubscriberNumber Number(string text) => SubscriberNumber.Parse(text).ValueOrThrow();
}
