// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Parties.Tests;

public sealed class CallerNumberDeclarations
{
    private readonly Office _office = new();

    [Fact]
    public async Task A_declared_number_may_be_presented_for_its_client_on_its_days_alone()
    {
        var (centre, client) = (await _office.Centre(), await _office.Client());
        var id = (await _office.Run(_office.Declaration(centre, client, until: Office.Day.PlusDays(30)))).ValueOrThrow();
        var declared = _office.Book.Numbers[id];

        Assert.Equal(new NumberProof(Office.Contract, "Contratto con l'operatore"), declared.Proof);
        Assert.Equal(declared, Ask(declared.Number, client, centre, 0).ValueOrThrow());
        Assert.Equal(declared, Ask(declared.Number, client, centre, 29).ValueOrThrow());
        Assert.Equal("caller-number-not-in-use-yet", Reasons.Of(Ask(declared.Number, client, centre, -1)));
        Assert.Equal("caller-number-released", Reasons.Of(Ask(declared.Number, client, centre, 30)));
        Assert.Equal("number-declared-by-another", Reasons.Of(Ask(declared.Number, centre, client, 0)));
        Assert.Equal([declared], _office.Book.DeclaredNumbersOf(centre, Office.Noon));
        Assert.Equal([], _office.Book.DeclaredNumbersOf(client, Office.Noon));
    }

    [Fact]
    public async Task A_number_is_declared_for_one_client_at_a_time()
    {
        var (centre, other, client, another) = (await _office.Centre(), await _office.Centre(), await _office.Client(), await _office.Client());
        await _office.Run(_office.Declaration(centre, client, until: Office.Day.PlusDays(30)));

        Assert.Equal("number-declared-by-another/number", Reasons.Of(await _office.Run(_office.Declaration(centre, another, from: Office.Day.PlusDays(29)))));
        Assert.Equal("number-declared-by-another/number", Reasons.Of(await _office.Run(_office.Declaration(other, client))));
        Assert.Equal("number-already-declared/number", Reasons.Of(await _office.Run(_office.Declaration(centre, client))));
        Assert.Equal("", Reasons.Of(await _office.Run(_office.Declaration(other, another, from: Office.Day.PlusDays(30)))));
    }

    [Fact]
    public async Task A_released_number_is_free_from_that_day_on()
    {
        var (centre, client, another) = (await _office.Centre(), await _office.Client(), await _office.Client());
        var id = (await _office.Run(_office.Declaration(centre, client))).ValueOrThrow();
        var number = _office.Book.Numbers[id].Number;

        Assert.Equal("end-before-start/from", Reasons.Of(await _office.Run(new ReleaseCallerNumber.Command(id, Office.Day.PlusDays(-1)))));
        Assert.Equal("", Reasons.Of(await _office.Run(new ReleaseCallerNumber.Command(id, Office.Day.PlusDays(5)))));
        Assert.Equal("declaration-already-released/from", Reasons.Of(await _office.Run(new ReleaseCallerNumber.Command(id, Office.Day.PlusDays(5)))));
        Assert.Equal("declaration-unknown/declaration", Reasons.Of(await _office.Run(new ReleaseCallerNumber.Command(default, Office.Day))));
        Assert.Equal("", Reasons.Of(Ask(number, client, centre, 4)));
        Assert.Equal("caller-number-released", Reasons.Of(Ask(number, client, centre, 5)));
        Assert.Equal("caller-number-not-declared", Reasons.Of(Ask(number, another, centre, 5)));
        Assert.Equal("", Reasons.Of(await _office.Run(_office.Declaration(centre, another, from: Office.Day.PlusDays(5)))));
    }

    [Fact]
    public async Task Everything_wrong_with_a_declaration_comes_back_together()
    {
        var centre = await _office.Centre();

        var refused = await _office.Run(new DeclareCallerNumber.Command(
            default, centre, "chiamami", Office.Day, Office.Day, default, ""));

        Assert.Equal(
            "organisation-unknown/centre organisation-lacks-role/client end-before-start/until proof-missing/proof "
            + "text-missing/proofDescription number-invalid/number",
            Reasons.Of(refused));
    }

    [Theory]
    [InlineData("+39 0844 000001")]
    [InlineData("0844000001")]
    [InlineData("0039 0844-000001")]
    public async Task A_number_is_the_same_however_it_is_written(string written)
    {
        var (centre, client) = (await _office.Centre(), await _office.Client());
        await _office.Run(_office.Declaration(centre, client, "+390844000001"));

        Assert.Equal("number-already-declared/number", Reasons.Of(await _office.Run(_office.Declaration(centre, client, written))));
    }

    private Result<DeclaredNumber> Ask(CallerId number, OrganisationId client, OrganisationId centre, int days) =>
        _office.Book.MayCallFrom(number, client, centre, Office.Noon + Duration.FromDays(days));
}
