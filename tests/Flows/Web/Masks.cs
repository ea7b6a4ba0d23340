// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Masks
{
    [Theory]
    [InlineData("347 123 4567", "+39 347 ••• ••67")]
    [InlineData("+39 347 1234567", "+39 347 ••• ••67")]
    [InlineData("IT 12345678901 x", "IT •••••••••01 x")]
    [InlineData("21/11/2026", "21/11/2026")]
    [InlineData("2026-11-21T10:00:00+01:00", "2026-11-21T10:00:00+01:00")]
    [InlineData("09/04/2026", "09/04/2026")]
    [InlineData("C-12345", "C-12345")]
    [InlineData("Persona Inventata", "Persona Inventata")]
    [InlineData("", "")]
    public void A_cell_shows_no_number_in_full(string cell, string shown) => Assert.Equal(shown, CellMask.Of(cell));
}
