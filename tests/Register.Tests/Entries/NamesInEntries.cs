// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register.Tests;

public class NamesInEntries
{
    [Theory]
    [InlineData("Centro Inventato S.p.A. n° 1", true)]
    [InlineData("Società dell'Età È Già Finta & C. 1ª sede", true)]
    [InlineData("Žižka Smyšlená s.r.o.", true)]
    [InlineData("Вымышленная 2000", true)]
    [InlineData("Сentro Inventato", false)]
    [InlineData("Вымышленная srl", false)]
    [InlineData("Ｃentro Inventato", false)]
    [InlineData("Centro Invent\U0001D41Ato", false)]
    [InlineData("Centro\u00ADInventato", false)]
    [InlineData("Centro \u202EotatnevnI", false)]
    public void A_name_made_to_be_taken_for_another_does_not_enter_the_log(string name, bool stated)
    {
        var made = RegisterEntry.Create(
            EntryType.OrganisationAdmitted, EntrySubject.Of(SubjectKind.Organisation, "IT00000000018"), null, new LocalDate(2026, 3, 2), Instant.FromUtc(2026, 3, 2, 9, 0), Json.Object(("name", name)));
        Assert.Equal((stated, stated), (made is Result<RegisterEntry>.Ok, RegisterNames.IsStated(name)));
    }
}
