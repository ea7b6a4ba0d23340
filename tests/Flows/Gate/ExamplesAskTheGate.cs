// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Flows;

/// <summary>The programs of <c>examples</c>, each run as it stands against a gate.</summary>
public sealed class ExamplesAskTheGate(GateDesk desk) : IClassFixture<GateDesk>
{
    [Fact]
    public async Task The_shell_asks_dials_only_what_is_allowed_and_hands_an_opt_out_on()
    {
        Need("curl");
        var number = (await desk.AllowedAsync())[0];
        var environment = await desk.EnvironmentAsync();

        var (allowed, said) = await RunAsync(environment, "", "bash", "curl/ask.sh", number);
        var (told, _) = await RunAsync(environment, "", "bash", "curl/opt-out.sh", number);
        var (refused, _) = await RunAsync(environment, "", "bash", "curl/ask.sh", number);
        environment["FILIERA_GATE_URL"] = "http://127.0.0.1:1";
        var (without, _) = await RunAsync(environment, "", "bash", "curl/ask.sh", number);

        Assert.Contains("\"token\":\"", said, StringComparison.Ordinal);
        Assert.Equal((0, 0, 1, 2), (allowed, told, refused, without));
    }

    [Fact]
    public async Task Asterisk_asks_by_agi_and_tells_what_became_of_the_call()
    {
        Need("python3");
        var number = (await desk.AllowedAsync())[1];
        var environment = await desk.EnvironmentAsync();

        var asked = await AgiAsync(environment, "filiera-ask.agi", number, "agent");
        var told = await AgiAsync(environment, "filiera-tell.agi", number, "ANSWER", asked["FILIERA_TOKEN"], asked["FILIERA_AT"]);
        var forged = await AgiAsync(environment, "filiera-tell.agi", number, "BUSY", "rubbish", asked["FILIERA_AT"]);
        var optedOut = await AgiAsync(environment, "filiera-tell.agi", number, "opt-out");
        var again = await AgiAsync(environment, "filiera-ask.agi", number, "agent");
        environment["FILIERA_GATE_URL"] = "http://127.0.0.1:1";
        var without = await AgiAsync(environment, "filiera-ask.agi", number, "agent");

        Assert.Equal("allow", asked["FILIERA_VERDICT"]);
        Assert.Equal(("yes", "no", "yes"), (told["FILIERA_TOLD"], forged["FILIERA_TOLD"], optedOut["FILIERA_TOLD"]));
        Assert.NotEqual("allow", again["FILIERA_VERDICT"]);
        Assert.Equal(("withhold", "gate-not-reached"), (without["FILIERA_VERDICT"], without["FILIERA_REASONS"]));
    }

    [Fact]
    public async Task A_queue_dialler_dials_what_is_allowed_and_nothing_else()
    {
        Need("node");
        var allowed = (await desk.AllowedAsync()).Skip(10).Take(40).ToList();
        var queue = Path.GetTempFileName();
        await File.WriteAllLinesAsync(queue, [.. allowed, "+39 347 999 9999", "rubbish"]);

        var (code, output) = await RunAsync(await desk.EnvironmentAsync(), "", "node", "queue-dialler/dialler.mjs", "--queue", queue);
        var (_, again) = await RunAsync(await desk.EnvironmentAsync(), "", "node", "queue-dialler/dialler.mjs", "--queue", queue);
        File.Delete(queue);

        var first = Assert.IsType<Json.Map>(Json.Parse(Encoding.UTF8.GetBytes(output.Trim())).ValueOrThrow());
        var second = Assert.IsType<Json.Map>(Json.Parse(Encoding.UTF8.GetBytes(again.Trim())).ValueOrThrow());
        Assert.Equal((0, (Json)42, (Json)40, (Json)0), (code, first["asked"]!, first["dialled"]!, first["untold"]!));
        Assert.Equal((Json)(long)allowed.Count(number => number.EndsWith('2')), first["optOuts"]);

        // Whoever wanted no more calls is not dialled again.
        Assert.True(((Json.Integer)second["dialled"]!).Value <= 40 - allowed.Count(number => number.EndsWith('2')));
        Assert.Equal((Json)0, second["optOuts"]);
    }

    private static void Need(string program) => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))),
        $"{program} is not installed here.");

    /// <summary>Plays Asterisk: variables first, then an answer to each command.</summary>
    private static async Task<Dictionary<string, string>> AgiAsync(Dictionary<string, string> environment, string script, params string[] arguments)
    {
        using var process = Start(environment, "python3", "asterisk/" + script);
        var variables = new StringBuilder($"agi_request: {script}\nagi_channel: PJSIP/agent\n");
        for (var i = 0; i < arguments.Length; i++)
        {
            variables.Append(System.Globalization.CultureInfo.InvariantCulture, $"agi_arg_{i + 1}: {arguments[i]}\n");
        }

        await process.StandardInput.WriteAsync(variables.Append('\n'));
        var set = new Dictionary<string, string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var parts = line.Split(' ', 4);
            Assert.Equal(["SET", "VARIABLE"], parts[..2]);
            set[parts[2]] = parts[3].Trim('"');
            await process.StandardInput.WriteLineAsync("200 result=1");
        }

        await process.WaitForExitAsync();
        return set;
    }

    private static async Task<(int Code, string Output)> RunAsync(Dictionary<string, string> environment, string input, string program, params string[] arguments)
    {
        using var process = Start(environment, program, arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private static Process Start(Dictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.Combine(Repository(), "examples"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["no_proxy"] = "127.0.0.1";
        return Process.Start(start)!;
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Filiera.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
