// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Text;
using Filiera.Proofs;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera keys list</c>: the installation's public keys, to be given to whoever is to verify its evidence.</summary>
/// <remarks>What it prints is what <c>filiera evidence verify --key</c> reads. No private key is printed, ever.</remarks>
public static class KeysCommand
{
    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("keys", "The public keys of the installation")
    {
        new Command("list", "Every public key, in use or retired, as the file that evidence verify --key reads").Over(ListAsync),
    };

    private static async Task<int> ListAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var keys = await installation.Services.GetRequiredService<IKeyStore>().ListAsync(ct);
        if (keys.IsEmpty)
        {
            return await parsed.RefuseAsync([new NothingSignedYet()]);
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(Encoding.UTF8.GetString(KeyList.Write(keys)));
        return 0;
    }
}
