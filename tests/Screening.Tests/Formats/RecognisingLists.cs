// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;

namespace Filiera.Screening.Tests;

public sealed class RecognisingLists
{
    [Fact]
    public async Task A_mapping_says_which_column_holds_what_where_names_do_not()
    {
        var mapping = ListMapping.Parse("""{"version": 1, "columns": {"number": "Contatto 1", "basis": 3}, "delimiter": "|"}"""u8).ValueOrThrow();
        var file = (await RecogniseAsync("Nome|Contatto 1|Perch\u00E9\nAda|3471234567|cliente\n", mapping)).ValueOrThrow();
        Assert.Equal(('|', "Nome|Contatto 1|Perch\u00E9"), (file.Delimiter, file.Header));
        Assert.Equal(new ListColumns(1, 2, null, null, null, null, null, HasHeader: true), file.Columns);
    }

    [Fact]
    public async Task A_mapping_of_positions_leaves_the_header_to_what_stands_in_the_first_row()
    {
        var mapping = ListMapping.Parse("""{"version": 1, "columns": {"number": 2}}"""u8).ValueOrThrow();
        Assert.Null((await RecogniseAsync("Ada;3471234567\n", mapping)).ValueOrThrow().Header);
        Assert.Equal("Chi;Che cosa", (await RecogniseAsync("Chi;Che cosa\nAda;3471234567\n", mapping)).ValueOrThrow().Header);
    }

    [Theory]
    [InlineData("{\"version\": 1, \"columns\": {\"number\": \"Manca\"}}", "mapping-column-not-found")]
    [InlineData("{\"version\": 1, \"columns\": {\"number\": 9}}", "mapping-position-out-of-range")]
    public async Task A_mapping_that_does_not_fit_is_refused(string mapping, string code)
    {
        var refused = Assert.IsType<Result<ListFile>.Refused>(
            await RecogniseAsync("telefono;nome\n3471234567;Ada\n", ListMapping.Parse(Encoding.UTF8.GetBytes(mapping)).ValueOrThrow()));
        Assert.Equal(code, Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    public async Task Two_million_columns_are_refused_and_so_is_a_file_without_any_line_end()
    {
        var refused = Assert.IsType<Result<ListFile>.Refused>(await RecogniseAsync("telefono" + new string(';', 2_000_000) + "\n", null));
        Assert.Equal("list-begins-too-long", Assert.Single(refused.Refusals).Code);
    }

    private static async Task<Result<ListFile>> RecogniseAsync(string text, ListMapping? mapping)
    {
        using var list = ListBytes.Of(Encoding.UTF8.GetBytes(text));
        return await ListFile.RecogniseAsync(list, mapping, CancellationToken.None);
    }
}
