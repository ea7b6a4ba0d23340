// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Screening;

namespace Filiera.Cli;

/// <summary><c>filiera gate verify FILE</c>: checks a sealed day of somebody's gate with nothing but the file and their public keys.</summary>
/// <remarks>Exit code 0 when it holds, 1 when it does not or is not proven, 2 when refused.</remarks>
internal static class GateVerifyCommand
{
    private static readonly Argument<string> Sealed = new("FILE") { Description = "The sealed day, as gate seal writes it" };
    private static readonly Option<string[]> Keys = new("--key") { Description = "The public keys of whoever sealed it, received from them and not with the file", HelpName = "FILE" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("verify", "Check a sealed day of a gate") { Sealed, Keys, OptionReading.AsJson };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var keys = new List<TrustedKey>();
        foreach (var file in parsed.GetValue(Keys) ?? [])
        {
            if (!File.Exists(file) || KeyList.Read(await File.ReadAllBytesAsync(file, ct)) is not Result<Sequence<TrustedKey>>.Ok { Value: var read })
            {
                return await parsed.RefuseAsync([new KeyUnreadable { Where = "--key" }]);
            }

            keys.AddRange(read);
        }

        var path = parsed.GetRequiredValue(Sealed);
        var reading = File.Exists(path) ? SignedEnvelope.Read(await File.ReadAllBytesAsync(path, ct)) : new GateDayUnreadable();
        if (reading is not Result<SignedEnvelope>.Ok { Value: var envelope })
        {
            return await parsed.RefuseAsync(Sequence.From(reading.Against().Select(refusal => refusal with { Where = "FILE" })));
        }

        var verification = VerifyGateDay.Of(envelope, keys, null, null);
        await parsed.InvocationConfiguration.Output.WriteAsync(parsed.GetValue(OptionReading.AsJson) ? EvidenceText.ChecksJson(verification) : EvidenceText.Checks(verification));
        return verification.Holds ? 0 : 1;
    }
}
