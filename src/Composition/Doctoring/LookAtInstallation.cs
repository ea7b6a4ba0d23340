// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Stores.Files;
using Filiera.Stores.Sql;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Composition;

/// <summary>What the doctor sees inside an installation that can be opened.</summary>
internal static class LookAtInstallation
{
    private static readonly Duration Stale = Duration.FromMinutes(10);

    private static readonly string[] Secret = ["keys", "index-keys", "gate-keys"];

    private static readonly LocalDate Made = new(2026, 1, 1);

    public static async Task<DoctorFinding> DatabaseAsync(IServiceProvider scope, Installation installation, CancellationToken ct)
    {
        var engine = installation.Postgres is null ? "SQLite" : "PostgreSQL";
        if (installation.Postgres is null && !File.Exists(installation.DatabaseFile))
        {
            return DoctorFinding.Notice("database", "there is none yet", "it is made at the first start; filiera restore FILE --data DIR puts a backup back");
        }

        return await scope.GetRequiredService<DatabaseSchema>().CheckAsync(ct) is Result<int>.Refused { Refusals: [var refusal, ..] }
            ? DoctorFinding.Failing("database", $"{engine}: {refusal.Code}: {refusal.Message}", MendOf(refusal, installation))
            : DoctorFinding.Well("database", $"{engine}, form as the program knows it");
    }

    public static DoctorFinding Keys(Installation installation)
    {
        if (OperatingSystem.IsWindows())
        {
            return DoctorFinding.NotRun("keys", "permissions are not looked at on Windows");
        }

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var open = Secret.Select(name => Path.Combine(installation.DataDirectory, name)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Prepend(folder))
            .Where(path => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~Owner) != 0).ToList();
        return open.Count == 0
            ? DoctorFinding.Well("keys", "only their owner can read them")
            : DoctorFinding.Failing(
                "keys",
                FormattableString.Invariant($"{open.Count} can be read by others, such as {Path.GetRelativePath(installation.DataDirectory, open[0])}"),
                $"chmod -R go-rwx {string.Join(' ', Secret.Select(name => Path.Combine(installation.DataDirectory, name)).Where(Directory.Exists))}; keys that others may have read are to be replaced");
    }

    public static async Task<DoctorFinding> ClockAsync(IServiceProvider scope, Instant now, CancellationToken ct)
    {
        const string Mend = "timedatectl set-ntp true";
        if (now.InUtc().Date < Made)
        {
            return DoctorFinding.Failing("clock", $"the clock says {now.InUtc().Date:uuuu-MM-dd}", Mend);
        }

        var head = await scope.GetRequiredService<IAuditTrail>().HeadAsync(ct);
        return head.Number > 0 && head.At > now
            ? DoctorFinding.Failing("clock", $"the clock is {(long)(head.At - now).TotalSeconds} s behind the newest entry of the audit trail", Mend)
            : DoctorFinding.Well("clock", "not behind the audit trail");
    }

    public static async Task<DoctorFinding> JobsAsync(IServiceProvider scope, Instant now, CancellationToken ct)
    {
        var jobs = scope.GetRequiredService<IJobs>();
        var running = await jobs.ListAsync(new JobQuery(1000) { State = JobState.Running }, ct);
        var queued = await jobs.ListAsync(new JobQuery(1000) { State = JobState.Queued }, ct);
        var failed = await jobs.ListAsync(new JobQuery(1000) { State = JobState.Failed }, ct);
        var left = running.Count(job => job.LeasedUntil < now - Stale);
        var waiting = queued.Count(job => job.NotBefore < now - Stale);
        var text = FormattableString.Invariant($"{running.Count} running, {queued.Count} waiting, {failed.Count} failed");
        return left > 0 || (waiting > 0 && running.IsEmpty)
            ? DoctorFinding.Notice(
                "jobs", FormattableString.Invariant($"{text}; {left} were left by a program that ended, {waiting} have waited for more than ten minutes"), "start the portal, or filiera jobs run")
            : failed.Count > 0 ? DoctorFinding.Notice("jobs", text, "filiera jobs list, or /lavoro/attivita?stato=Failed, says why each failed and how to go on")
            : DoctorFinding.Well("jobs", text);
    }

    public static DoctorFinding Leftovers(IServiceProvider scope)
    {
        var removed = DataFiles.RemoveLeftovers(scope.GetRequiredService<DataDirectory>());
        return DoctorFinding.Well("drafts", removed == 0 ? "none left behind" : FormattableString.Invariant($"{removed} left behind by programs that ended, removed now"));
    }

    private static string MendOf(Refusal refusal, Installation installation) => refusal switch
    {
        DatabaseOlderThanProgram => $"filiera backup DIR --data {installation.DataDirectory}, then start the portal: it brings the database up to date",
        DatabaseDamaged => "filiera restore FILE --data ANOTHER-DIR, and keep this one for inspection",
        DatabaseUnreachable when installation.Postgres is not null => "systemctl status postgresql; psql with the same connection string says more",
        _ => refusal.Remedy,
    };
}
