// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Text;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary><c>filiera gate seal DAY</c>: signs the gate's log of a day that is over, and writes the file that anyone can check.</summary>
/// <remarks>Sealing a day twice gives the first seal. Exit code 0 when done, 2 when refused.</remarks>
internal static class GateSealCommand
{
    private static readonly Argument<string> Day = new("DAY") { Description = "The legal day, such as 2026-11-23" };
    private static readonly Option<string?> Out = new("--out") { Description = "The file to write; standard output when it is left out", HelpName = "FILE" };

    /// <summary>The command.</summary>
    public static Command Create() => new Command("seal", "Seal the gate's log of a day that is over") { Day, Out, OptionReading.By }.Over(RunAsync);

    private static async Task<int> RunAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        if (LocalDatePattern.Iso.Parse(parsed.GetRequiredValue(Day)) is not { Success: true, Value: var day })
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("a day, such as 2026-11-23") { Where = "DAY" }]);
        }

        var file = parsed.GetValue(Out);
        if (file is not null && Path.Exists(file))
        {
            return await parsed.RefuseAsync([new OutputFileAlreadyThere { Where = "--out" }]);
        }

        if (OptionReading.Actor(parsed) is not Result<Actor>.Ok { Value: var by })
        {
            return await parsed.RefuseAsync(OptionReading.Actor(parsed).Against());
        }

        var sealing = await installation.Services.GetRequiredService<SealGateDay>().RunAsync(day, by, ct);
        if (sealing is not Result<SealedEvidence>.Ok { Value: var evidence })
        {
            return await parsed.RefuseAsync(((Result<SealedEvidence>.Refused)sealing).Refusals);
        }

        await parsed.InvocationConfiguration.Error.WriteLineAsync($"evidence {evidence.Id}");
        return await WriteAsync(evidence, installation.Services.GetRequiredService<IBlobs>(), file, parsed, ct);
    }

    private static async Task<int> WriteAsync(SealedEvidence evidence, IBlobs blobs, string? file, ParseResult parsed, CancellationToken ct)
    {
        var named = evidence.Fact.Statement is Json.Map statement && statement["file"] is Json.Text { Value: var hash } ? ContentHash.Parse(hash) : default;
        var opened = await blobs.OpenAsync(named, ct);
        if (opened is not Result<Stream>.Ok { Value: var published })
        {
            return await parsed.RefuseAsync(((Result<Stream>.Refused)opened).Refusals);
        }

        await using (published)
        {
            using var reader = new StreamReader(published, Encoding.UTF8);
            var text = await reader.ReadToEndAsync(ct);
            await (file is null ? parsed.InvocationConfiguration.Output.WriteLineAsync(text) : File.WriteAllTextAsync(file, text, ct));
        }

        return 0;
    }
}
