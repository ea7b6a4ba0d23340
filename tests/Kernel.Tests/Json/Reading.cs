// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using System.Text.Json;

namespace Filiera.Kernel.Tests;

public sealed class Reading
{
    /// <summary>Stricter than the other reader, on purpose, in these respects alone.</summary>
    private static readonly string[] _stricter = ["a surrogate stands alone", "the bytes are not UTF-8", "a number is too large", "nested too deeply"];

    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false, MaxDepth = 200 };

    [Fact]
    public void No_bytes_make_the_reader_throw_and_what_it_accepts_has_a_canonical_form() =>
        Always.Holds(JsonValues.Damaged, bytes => Json.Parse(bytes, JsonNumbers.Any) switch
        {
            Result<Json>.Ok { Value: var value } => Json.Parse(value.ToCanonicalBytes(), JsonNumbers.Any) is Result<Json>.Ok { Value: var again } && again == value,
            Result<Json>.Refused { Refusals: [NotCanonicalisable refusal] } => refusal.At >= 0 && refusal.At <= bytes.Length,
            _ => false,
        }, 20_000);

    [Fact]
    public void However_many_names_have_been_read_each_is_read_as_it_is_written()
    {
        string[] beginnings = ["", "a", "nome", "città", "\U0001F310", new string('x', 39), new string('x', 40), new string('x', 41)];
        for (var round = 0; round < 3; round++)
        {
            foreach (var name in beginnings.SelectMany(_ => Enumerable.Range(0, 500), (beginning, i) => beginning + (i % 2 == 0 ? i : 1000 - i)))
            {
                var map = (Json.Map)Json.Parse(Encoding.UTF8.GetBytes($"{{\"{name}\":1}}")).ValueOrThrow();
                Assert.Equal(name, Assert.Single(map.Members).Key);
            }
        }
    }

    [Fact]
    public void What_is_accepted_for_signing_is_accepted_among_all_numbers_too() =>
        Always.Holds(JsonValues.Damaged, bytes =>
            Json.Parse(bytes) is not Result<Json>.Ok signable || Json.Parse(bytes, JsonNumbers.Any) == signable, 20_000);

    [Fact]
    public void Everything_accepted_is_JSON_to_another_reader_and_means_the_same_there() =>
        Always.Holds(JsonValues.Damaged, bytes =>
        {
            if (Json.Parse(bytes) is not Result<Json>.Ok { Value: var value })
            {
                return true;
            }

            using var theirs = JsonDocument.Parse(bytes, _strict);
            using var ours = JsonDocument.Parse(value.ToCanonicalBytes(), _strict);
            return JsonElement.DeepEquals(theirs.RootElement, ours.RootElement);
        }, 20_000);

    [Fact]
    public void Every_valid_document_is_accepted_save_for_named_reasons() =>
        Always.Holds(JsonValues.Damaged, bytes => Json.Parse(bytes, JsonNumbers.Any) is not Result<Json>.Refused { Refusals: [NotCanonicalisable refusal] }
            || _stricter.Contains(refusal.Because)
            || !IsJsonToOthers(bytes), 20_000);

    [Theory]
    [InlineData("", "the document ends here")]
    [InlineData("   ", "the document ends here")]
    [InlineData("{}{}", "something follows the document")]
    [InlineData("1 2", "something follows the document")]
    [InlineData("nul", "no value begins like this")]
    [InlineData("True", "no value begins like this")]
    [InlineData("NaN", "no value begins like this")]
    [InlineData("\ufeff{}", "no value begins like this")]
    [InlineData("'a'", "no value begins like this")]
    [InlineData("[1,]", "no value begins like this")]
    [InlineData("[1", "a list is not closed")]
    [InlineData("[1 2]", "a list is not closed")]
    [InlineData("{\"a\":1", "an object is not closed")]
    [InlineData("{\"a\":1,}", "a member needs a name in quotes")]
    [InlineData("{a:1}", "a member needs a name in quotes")]
    [InlineData("{\"a\" 1}", "a colon is missing")]
    [InlineData("{\"a\":1,\"a\":1}", "a name stands twice in one object")]
    [InlineData("{\"a\":1,\"\\u0061\":2}", "a name stands twice in one object")]
    [InlineData("\"a", "a string is not closed")]
    [InlineData("\"a\nb\"", "a control character stands in a string")]
    [InlineData("\"\\x\"", "an escape is unknown or cut short")]
    [InlineData("\"\\u12\"", "an escape is unknown or cut short")]
    [InlineData("\"\\u+123\"", "an escape is unknown or cut short")]
    [InlineData("\"\\u 123\"", "an escape is unknown or cut short")]
    [InlineData("\"\\u002\0\"", "an escape is unknown or cut short")]
    [InlineData("\"\\ud83d\"", "a surrogate stands alone")]
    [InlineData("\"\\ude00\\ud83d\"", "a surrogate stands alone")]
    [InlineData("01", "a number is not written as JSON writes it")]
    [InlineData("-", "a number is not written as JSON writes it")]
    [InlineData("-01", "a number is not written as JSON writes it")]
    [InlineData("1.", "a number is not written as JSON writes it")]
    [InlineData(".5", "no value begins like this")]
    [InlineData("+1", "no value begins like this")]
    [InlineData("1e", "a number is not written as JSON writes it")]
    [InlineData("1e+", "a number is not written as JSON writes it")]
    [InlineData("1-2", "a number is not written as JSON writes it")]
    [InlineData("1.5", "a number is not a whole number below 2^53")]
    [InlineData("1e2", "a number is not a whole number below 2^53")]
    [InlineData("-0", "a number is not a whole number below 2^53")]
    [InlineData("9007199254740992", "a number is not a whole number below 2^53")]
    [InlineData("-9007199254740992", "a number is not a whole number below 2^53")]
    [InlineData("-9223372036854775808", "a number is not a whole number below 2^53")]
    [InlineData("99999999999999999999999", "a number is not a whole number below 2^53")]
    public void What_is_not_strict_JSON_is_refused_and_why(string document, string because) =>
        Assert.Equal(because, Because(Json.Parse(Encoding.UTF8.GetBytes(document))));

    [Theory]
    [InlineData("[1, x]", 4)]
    [InlineData("{\"a\":1} 2", 8)]
    [InlineData("\"é\\u12\"", 3)]
    public void A_refusal_says_at_which_byte_reading_stopped(string document, int at) =>
        Assert.Equal(at, Json.Parse(Encoding.UTF8.GetBytes(document)) is Result<Json>.Refused { Refusals: [NotCanonicalisable refusal] } ? refusal.At : -1);

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    public void A_number_beyond_every_double_is_refused(string document) =>
        Assert.Equal("a number is too large", Because(Json.Parse(Encoding.UTF8.GetBytes(document), JsonNumbers.Any)));

    [Theory]
    [InlineData("22c328")]
    [InlineData("22ff22")]
    [InlineData("22eda080eda08022")]
    [InlineData("22c0af22")]
    [InlineData("22f490808022")]
    public void Bytes_that_are_not_UTF_8_are_refused(string hex) =>
        Assert.Equal("the bytes are not UTF-8", Because(Json.Parse(Convert.FromHexString(hex))));

    [Theory]
    [InlineData("0", 0)]
    [InlineData(" \t\r\n7 ", 7)]
    [InlineData("-1", -1)]
    [InlineData("9007199254740991", 9007199254740991)]
    [InlineData("-9007199254740991", -9007199254740991)]
    public void Whole_numbers_are_read_exactly(string document, long number) =>
        Assert.Equal(new Result<Json>.Ok(number), Json.Parse(Encoding.UTF8.GetBytes(document)));

    [Theory]
    [InlineData("56.0", 56)]
    [InlineData("5.6e1", 56)]
    [InlineData("-0", 0)]
    [InlineData("-0.0e5", 0)]
    public void A_number_that_is_whole_is_an_integer_however_it_is_written(string document, long number) =>
        Assert.Equal(new Result<Json>.Ok(number), Json.Parse(Encoding.UTF8.GetBytes(document), JsonNumbers.Any));

    [Fact]
    public void Nesting_is_read_to_a_depth_and_refused_beyond_without_exhausting_the_stack()
    {
        Assert.IsType<Result<Json>.Ok>(Json.Parse(Nested(65)));
        Assert.Equal("nested too deeply", Because(Json.Parse(Nested(66))));
        Assert.Equal("nested too deeply", Because(Json.Parse(Nested(1_000_000))));
        Assert.Equal("nested too deeply", Because(Json.Parse(Encoding.ASCII.GetBytes(new string('[', 1_000_000)))));
    }

    private static byte[] Nested(int depth) => Encoding.ASCII.GetBytes(new string('[', depth) + new string(']', depth));

    private static string? Because(Result<Json> result) =>
        result is Result<Json>.Refused { Refusals: [NotCanonicalisable refusal] } ? refusal.Because : null;

    private static bool IsJsonToOthers(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, _strict);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
