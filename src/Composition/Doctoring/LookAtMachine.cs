// SPDX-License-Identifier: EUPL-1.2
using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Composition;

/// <summary>What the doctor can see without opening an installation: the machine and the program.</summary>
internal static class LookAtMachine
{
    private const long Tight = 1L << 30;
    private const long TooTight = 100L << 20;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static DoctorFinding DataDirectory(string path)
    {
        if (!Directory.Exists(path))
        {
            return DoctorFinding.Failing("data-directory", $"{path} is not there", "filiera seed --size S --data DIR, or mkdir -m 700 DIR for a new installation");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
        {
            return DoctorFinding.Notice("data-directory", $"{path} can be entered by others than its owner", $"chmod 700 {path}");
        }

        try
        {
            var probe = Path.Combine(path, ".doctor-" + Path.GetRandomFileName());
            File.WriteAllBytes(probe, new byte[4096]);
            File.Delete(probe);
            return DoctorFinding.Well("data-directory", $"{path} takes writes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return DoctorFinding.Failing("data-directory", $"{path} cannot be written", $"chown -R the user of the program {path}; mount -o remount,rw when its disk is read-only; df {path} when it is full");
        }
    }

    public static DoctorFinding FreeSpace(string path)
    {
        var free = new DriveInfo(path).AvailableFreeSpace;
        var text = FormattableString.Invariant($"{free >> 20} MiB free");
        return free < TooTight ? DoctorFinding.Failing("free-space", text, $"du -sh {path}/* shows what fills it; move old backups away or enlarge the disk")
            : free < Tight ? DoctorFinding.Notice("free-space", text, $"du -sh {path}/*; a backup and its trial need as much room as the data")
            : DoctorFinding.Well("free-space", text);
    }

    public static DoctorFinding Rules(Installation installation) => RulebookDirectory.Load(installation.RulebookFolder) switch
    {
        Result<RuleCatalogue>.Ok => DoctorFinding.Well("rulebook", installation.RulebookFolder!),
        Result<RuleCatalogue>.Refused refused => DoctorFinding.Failing("rulebook", refused.Refusals[0].ToString(), "correct the file and line named, or name another rulebook in FILIERA_RULEBOOK"),
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    public static DoctorFinding Ed25519()
    {
        var made = SigningKey.Generate(SignatureAlgorithm.Ed25519);
        (made as Result<SigningKey>.Ok)?.Value.Dispose();
        return made is Result<SigningKey>.Ok
            ? DoctorFinding.Well("libcrypto", "OpenSSL 3 signs and verifies Ed25519")
            : DoctorFinding.Failing("libcrypto", "libcrypto of OpenSSL 3 was not found: nothing can be signed", "apt-get install libssl3");
    }

    public static DoctorFinding Zone()
    {
        try
        {
            return DoctorFinding.Well("time-zone", FormattableString.Invariant($"Europe/Rome, {RomeTime.At(Instant.FromUtc(2026, 7, 1, 12, 0)):HH:mm} at noon UTC in July"));
        }
        catch (Exception e) when (e is NodaTime.TimeZones.DateTimeZoneNotFoundException or TimeZoneNotFoundException)
        {
            return DoctorFinding.Failing("time-zone", "Europe/Rome is not known", "apt-get install tzdata");
        }
    }

    public static DoctorFinding Node()
    {
        const string Mend = "install Node 20 or newer from nodejs.org or the system's packages; it is needed to build, not to run";
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var version = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return version.Length > 1 && int.TryParse(version[1..].Split('.')[0], out var major) && major >= 20
                ? DoctorFinding.Well("node", version)
                : DoctorFinding.Notice("node", $"Node {version} is too old to build with", Mend);
        }
        catch (Win32Exception)
        {
            return DoctorFinding.Notice("node", "Node is not installed", Mend);
        }
    }

    public static async Task<DoctorFinding> PortAsync(Uri address, CancellationToken ct)
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(address.Host, address.Port, ct);
        }
        catch (SocketException)
        {
            return DoctorFinding.Well("port", FormattableString.Invariant($"{address.Port} is free"));
        }

        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
            using var answer = await http.GetAsync(new Uri(address, "/health/ready"), ct);
            var body = await answer.Content.ReadAsStringAsync(ct);
            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable && body.Contains("\"status\"", StringComparison.Ordinal))
            {
                return answer.IsSuccessStatusCode
                    ? DoctorFinding.Well("port", FormattableString.Invariant($"Filiera answers on {address.Port} and is ready"))
                    : DoctorFinding.Failing("port", FormattableString.Invariant($"Filiera answers on {address.Port} and is not ready"), $"curl {new Uri(address, "/health/ready")} says why");
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            ct.ThrowIfCancellationRequested();
        }

        return DoctorFinding.Failing(
            "port",
            FormattableString.Invariant($"another program listens on {address.Port}"),
            FormattableString.Invariant($"ss -ltnp 'sport = :{address.Port}' shows which; or serve elsewhere: ./do run --port {address.Port + 1}"));
    }
}
