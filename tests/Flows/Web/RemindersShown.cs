// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Filiera.Web;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows.Web;

public sealed class RemindersShown(SeededWebHost host) : IClassFixture<SeededWebHost>
{
    [Fact]
    public async Task The_page_says_what_presses_who_is_told_and_what_was_told()
    {
        var by = new Actor("person:prova");
        await using var scope = host.Services.CreateAsyncScope();
        var now = scope.ServiceProvider.GetRequiredService<IClock>().GetCurrentInstant();
        var book = await scope.ServiceProvider.GetRequiredService<IPartyLedger>().ReadAsync(default);
        var client = book.Organisations.Values.First(firm => firm.LegalName.StartsWith("Polizze", StringComparison.Ordinal));
        var vat = SeededWebHost.Plan.Clients.Single(firm => firm.LegalName == client.LegalName).VatNumber;
        var recorded = (await scope.ServiceProvider.GetRequiredService<RecordRightsRequest>().RunAsync(
            new RecordRightsRequest.Command(RightsRequestKind.Objection, RightsChannel.Letter, vat, book.Organisations.Keys.First(), now - Duration.FromDays(60)), by, default)).ValueOrThrow();
        var number = recorded.Request.Number.ToString();
        var due = await scope.ServiceProvider.GetRequiredService<RemindOfDeadlines>().DueAsync(default);
        var addresses = new ReminderAddresses(now, "da@esempio.invalid", ["a@esempio.invalid"], null, null);
        (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync<bool>(
            async ct =>
            {
                foreach (var message in due.Where(one => one.Subject == number).SelectMany(one => ReminderMessages.Of(one, addresses)))
                {
                    await scope.ServiceProvider.GetRequiredService<IOutbox>().AddAsync(message, ct);
                }

                return true;
            },
            default)).ValueOrThrow();

        var page = await (await host.BrowserAsync(Roles.ComplianceOfficer, "en")).PageAsync(RemindersEndpoints.Address);
        var (pressing, told) = (page.QuerySelectorAll("table")[0], page.QuerySelectorAll("table")[1]);

        Assert.Equal([ReminderKind.RightsForwardLate, ReminderKind.RightsAnswerLate], due.Where(one => one.Subject == number).Select(one => one.Kind));
        Assert.Equal(2, pressing.QuerySelectorAll($"a[href='{RightsEndpoints.Address}/{recorded.Request.Id.Value}']").Length);
        Assert.Contains("forwarding late", pressing.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, told.QuerySelectorAll("tbody tr").Length);
    }
}
