// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Text;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Proofs;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera keys</c>: the installation's public keys, to be given to whoever is to verify what it signs, and their replacement by two people.</summary>
/// <remarks>What <c>list</c> prints is what <c>filiera evidence verify --key</c> reads. No private key is printed, ever.</remarks>
public static class KeysCommand
{
    private static readonly Argument<string> Purpose = new("purpose") { Description = "The purpose of the key, as keys list names it" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("keys", "The public keys of the installation, and their replacement")
    {
        new Command("list", "Every public key, in use or retired, as the file that evidence verify --key reads").Over(ListAsync),
        new Command("rotate", "Ask that the key in use for a purpose be replaced; another person approves") { Purpose, OptionReading.By }.Over(RotateAsync),
        new Command("approve", "Approve what another person asked: the key is retired and a new one made") { Purpose, OptionReading.By }.Over(ApproveAsync),
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

    private static async Task<int> RotateAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        if (OptionReading.Actor(parsed) is not Result<Actor>.Ok { Value: var by })
        {
            return await parsed.RefuseAsync(OptionReading.Actor(parsed).Against());
        }

        var asked = await installation.Services.GetRequiredService<KeyRotation>().AskAsync(parsed.GetRequiredValue(Purpose), by, ct);
        if (asked is not Result<TrustedKey>.Ok { Value: var key })
        {
            return await parsed.RefuseAsync(asked.Against());
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync($"asked: key {key.Key.Id} stays in use until another person approves");
        return 0;
    }

    private static async Task<int> ApproveAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        if (OptionReading.Actor(parsed) is not Result<Actor>.Ok { Value: var by })
        {
            return await parsed.RefuseAsync(OptionReading.Actor(parsed).Against());
        }

        var rotated = await installation.Services.GetRequiredService<KeyRotation>().ApproveAsync(parsed.GetRequiredValue(Purpose), by, ct);
        if (rotated is not Result<RotatedKey>.Ok { Value: var keys })
        {
            return await parsed.RefuseAsync(rotated.Against());
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync($"retired: {keys.Retired.Key.Id}\nin use: {keys.InUse.Key.Id}");
        return 0;
    }
}
