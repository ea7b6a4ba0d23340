// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Screening.Tests;

public sealed class ReadingMappings
{
    private static readonly string[] OfALists = ["number", "basis", "reference", "date", "purpose", "recipient", "contract_end"];

    [Fact]
    public void A_mapping_names_columns_by_name_or_position_and_is_read_back_as_written()
    {
        var mapping = Read("""{"version": 1, "columns": {"number": "Tel. 1", "date": 4}, "header": true, "delimiter": ";", "encoding": "windows-1252", "sheet": "Foglio1"}""").ValueOrThrow();
        Assert.Equal(
            new ListMapping(true, ';', "windows-1252", "Foglio1", [new MappedColumn("date", null, 4), new MappedColumn("number", "Tel. 1", null)]), mapping);
        Assert.Equal(mapping, ListMapping.Parse(mapping.ToJson().ToCanonicalBytes()).ValueOrThrow());
    }

    [Theory]
    [InlineData("", "mapping-not-understood ")]
    [InlineData("[]", "mapping-not-understood ")]
    [InlineData("""{"columns": {"number": 1}}""", "mapping-not-understood /version")]
    [InlineData("""{"version": 2, "columns": {"number": 1}}""", "mapping-not-understood /version")]
    [InlineData("""{"version": 1}""", "mapping-not-understood /columns")]
    [InlineData("""{"version": 1, "columns": {}}""", "mapping-without-number /columns")]
    [InlineData("""{"version": 1, "columns": {"number": 0}}""", "mapping-not-understood /columns/number")]
    [InlineData("""{"version": 1, "columns": {"number": ""}}""", "mapping-not-understood /columns/number")]
    [InlineData("""{"version": 1, "columns": {"number": 1, "colour": 2}}""", "mapping-meaning-unknown /columns/colour")]
    [InlineData("""{"version": 1, "columns": {"number": "a"}, "header": false}""", "mapping-not-understood /columns/number")]
    [InlineData("""{"version": 1, "columns": {"number": 1}, "delimiter": "ab"}""", "mapping-not-understood /delimiter")]
    [InlineData("""{"version": 1, "columns": {"number": 1}, "delimiter": "\""}""", "mapping-not-understood /delimiter")]
    [InlineData("""{"version": 1, "columns": {"number": 1}, "encoding": "ebcdic"}""", "mapping-not-understood /encoding")]
    [InlineData("""{"version": 1, "columns": {"number": 1}, "header": "yes"}""", "mapping-not-understood /header")]
    [InlineData("""{"version": 1, "columns": {"number": 1}, "colums": {}}""", "mapping-not-understood /colums")]
    public void What_a_mapping_gets_wrong_is_named_with_its_place(string json, string expected) =>
        Assert.Equal([expected], Problems(Read(json)));

    [Fact]
    public void Columns_are_found_by_name_but_for_case_and_blanks()
    {
        var mapping = Read("""{"version": 1, "columns": {"number": " tel ", "date": 3}}""").ValueOrThrow();
        var found = mapping.Locate(["\uFEFFTEL", "Nome", "Data"], OfALists).ValueOrThrow();
        Assert.Equal([("date", 2), ("number", 0)], found.OrderBy(pair => pair.Value).Reverse().Select(pair => (pair.Key, pair.Value)));
    }

    [Theory]
    [InlineData("""{"version": 1, "columns": {"number": "Telefono"}}""", "mapping-column-not-found /columns/number")]
    [InlineData("""{"version": 1, "columns": {"number": "twice"}}""", "mapping-column-not-found /columns/number")]
    [InlineData("""{"version": 1, "columns": {"number": 5}}""", "mapping-position-out-of-range /columns/number")]
    [InlineData("""{"version": 1, "columns": {"number": 1, "consumed": 2}}""", "mapping-meaning-unknown /columns/consumed")]
    public void A_column_that_the_file_does_not_have_is_refused(string json, string expected) =>
        Assert.Equal([expected], Problems(Read(json).ValueOrThrow().Locate(["a", "b", "twice", "twice"], OfALists)));

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var noise = Gen.Elements("{", "}", "\"version\"", ":", "1", ",", "\"columns\"", "\"number\"", "[", "]", "null", "\"\"", "-", "é").ListOf();
        Check.QuickThrowOnFailure(Prop.ForAll(noise.ToArbitrary(), parts => Assert.NotNull(Read(string.Concat(parts)))));
    }

    private static Result<ListMapping> Read(string json) => ListMapping.Parse(Encoding.UTF8.GetBytes(json));

    private static IEnumerable<string> Problems<T>(Result<T> result) =>
        Assert.IsType<Result<T>.Refused>(result).Refusals.Select(refusal => $"{refusal.Code} {refusal.Where}");
}
