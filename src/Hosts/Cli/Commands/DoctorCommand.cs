// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Composition;
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary><c>filiera doctor</c>: looks at machine and installation, and says of everything that is wrong the command that mends it.</summary>
/// <remarks>Exit code 0 when nothing fails, 1 when something does, 2 when an option is not understood. Nothing is changed but leftovers of dead programs.</remarks>
public static class DoctorCommand
{
    private const int Failing = 1;

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "Where the portal is served", DefaultValueFactory = _ => "http://127.0.0.1:8080", HelpName = "URL" };
        var integrity = new Option<bool>("--integrity") { Description = "Also read and verify every file, entry and chain" };
        var command = new Command("doctor", "Say what is wrong and what mends it")
        {
            url, integrity, OptionReading.AsJson, OpenedInstallation.Data, OpenedInstallation.Postgres,
        };
        command.SetAction((parsed, ct) => RunAsync(parsed, parsed.GetValue(url), parsed.GetValue(integrity), ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? url, bool integrity, CancellationToken ct)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("an address such as http://127.0.0.1:8080") { Where = "--url" }]);
        }

        var installation = Installation.At(
            parsed.GetValue(OpenedInstallation.Data) ?? "data", parsed.GetValue(OpenedInstallation.Postgres), Environment.GetEnvironmentVariable("FILIERA_RULEBOOK"));
        var findings = await Doctor.LookAsync(installation, address, integrity, ct);
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync(parsed.GetValue(OptionReading.AsJson)
            ? Json.Array(findings.Select(ToJson)).ToCanonicalText()
            : string.Join(output.NewLine, findings.SelectMany(Lines)));
        return findings.Any(finding => finding.State == DoctorState.Failing) ? Failing : 0;
    }

    private static Json ToJson(DoctorFinding finding) => Json.Object(
        ("mend", finding.Mend is { } mend ? mend : Json.Null),
        ("name", finding.Name),
        ("state", Word(finding.State)),
        ("text", finding.Text));

    private static IEnumerable<string> Lines(DoctorFinding finding)
    {
        yield return $"{Word(finding.State),-8} {finding.Name,-15} {finding.Text}";
        if (finding.Mend is { } mend)
        {
            yield return $"{"",-8} {"",-15} mend: {mend}";
        }
    }

    private static string Word(DoctorState state) => state switch
    {
        DoctorState.Well => "well",
        DoctorState.Notice => "notice",
        DoctorState.Failing => "FAILING",
        _ => "not run",
    };
}
