// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Parties;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera account invite</c>: a one-time link for somebody who is to sign in to the portal.</summary>
public static class AccountCommand
{
    private static readonly Option<string> RoleOption = new("--role")
    {
        Description = "operator, compliance-officer, client-officer or auditor",
        DefaultValueFactory = _ => Role.Operator.Word(),
    };

    private static readonly Option<string?> OrganisationOption = new("--organisation") { Description = "Identifier, VAT number or name; none for an operator" };

    private static readonly Option<string> AddressOption = new("--address")
    {
        Description = "Where people reach the portal",
        DefaultValueFactory = _ => "http://localhost:8080",
    };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var invite = new Command("invite", "Make an invitation and print its link, once") { RoleOption, OrganisationOption, AddressOption };
        return new Command("account", "Who may sign in to the portal") { invite.Over(InviteAsync) };
    }

    private static async Task<int> InviteAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        if (!RoleWords.TryParse(parsed.GetValue(RoleOption), out var role))
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("operator, compliance-officer, client-officer or auditor") { Where = "--role" }]);
        }

        OrganisationId? place = null;
        if (parsed.GetValue(OrganisationOption) is { } named)
        {
            place = PartyChoice.Organisation(await installation.Services.GetRequiredService<IPartyLedger>().ReadAsync(ct), named);
            if (place is null)
            {
                return await parsed.RefuseAsync([new OrganisationUnknown { Where = "--organisation" }]);
            }
        }

        var invitations = installation.Services.GetRequiredService<IInvitations>();
        switch (await invitations.InviteAsync(role, place, Actor.System("command-line"), null, ct))
        {
            case Result<(Invitation Invitation, string Secret)>.Ok(var made):
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"{parsed.GetValue(AddressOption)!.TrimEnd('/')}/invito/{made.Secret}");
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"It works once, until {made.Invitation.ExpiresAt}.");
                return 0;
            case Result<(Invitation Invitation, string Secret)>.Refused refused:
                return await parsed.RefuseAsync(refused.Refusals);
            default:
                throw new InvalidOperationException("Neither an invitation nor a refusal.");
        }
    }
}
