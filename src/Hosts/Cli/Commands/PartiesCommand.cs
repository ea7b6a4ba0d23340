// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;
using Filiera.Parties;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera parties list</c>: organisations and campaigns with the identifiers other commands ask for, as JSON Lines.</summary>
public static class PartiesCommand
{
    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("parties", "Organisations, campaigns and mandates")
    {
        new Command("list", "Organisations and campaigns, as JSON Lines").Over(ListAsync),
    };

    private static async Task<int> ListAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var book = await installation.Services.GetRequiredService<IPartyLedger>().ReadAsync(ct);
        var output = parsed.InvocationConfiguration.Output;
        foreach (var organisation in book.Organisations.Values)
        {
            await output.WriteLineAsync(Json.Object(
                ("organisation", organisation.Id.Value.ToString()),
                ("name", organisation.LegalName),
                ("roles", Json.Array(organisation.Roles.Select(role => (Json)role.ToString()))),
                ("vat", organisation.VatNumber.Digits)).ToCanonicalText());
        }

        foreach (var campaign in book.Campaigns.Values)
        {
            await output.WriteLineAsync(Json.Object(
                ("campaign", campaign.Id.Value.ToString()),
                ("client", campaign.Client.Value.ToString()),
                ("name", campaign.Name),
                ("purpose", campaign.Purpose.ToString()),
                ("sector", campaign.Sector.ToString()),
                ("centres", Json.Array(book.Mandates.Values.Where(mandate => mandate.Campaign == campaign.Id)
                    .Select(mandate => (Json)mandate.Centre.Value.ToString())))).ToCanonicalText());
        }

        return 0;
    }
}
