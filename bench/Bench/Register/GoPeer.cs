// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;

namespace Filiera.Bench;

/// <summary>Go's <c>x/mod/sumdb/tlog</c> and <c>note</c> from Debian, in a process of its own that times itself.</summary>
internal sealed class GoPeer : IDisposable
{
    private const string Go = "/usr/lib/go-1.19/bin/go";
    private readonly Process _process;

    /// <param name="folder">Where the peer is compiled to.</param>
    public GoPeer(string folder)
    {
        if (!File.Exists(Go))
        {
            throw new InvalidOperationException("The peer is not installed: apt-get install golang-1.19-go golang-golang-x-mod-dev.");
        }

        var program = Path.Combine(folder, "peer");
        var build = new ProcessStartInfo(Go, ["build", "-o", program, "main.go"]) { WorkingDirectory = Path.Combine(Measure.Root, "bench", "peers", "register") };
        build.Environment["GO111MODULE"] = "off";
        build.Environment["GOPATH"] = "/usr/share/gocode";
        build.Environment["GOCACHE"] = Path.Combine(folder, "go-cache");
        using (var building = Process.Start(build)!)
        {
            building.WaitForExit();
        }

        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["GOMAXPROCS"] = "1";
        _process = Process.Start(start)!;
    }

    /// <summary>Carries out a command.</summary>
    /// <returns>Its own seconds, and a value to compare.</returns>
    public (double Seconds, string Value) Ask(string command, long count, string file = "-", string key = "-")
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{command} {count} {file} {key}"));
        _process.StandardInput.Flush();
        var answer = (_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer gave no answer.")).Split(' ');
        return (double.Parse(answer[0], CultureInfo.InvariantCulture), answer[1]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
