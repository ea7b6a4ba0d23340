// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Composition;

/// <summary>Looks at a machine and an installation, running or not, and says of everything that is wrong what mends it.</summary>
public static class Doctor
{
    /// <summary>Looks at everything.</summary>
    /// <param name="installation">The installation; its data directory need not be there.</param>
    /// <param name="address">Where the portal is, or is to be, served.</param>
    /// <param name="integrity">Also reads every file, entry and chain, which takes as long as there are many.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<Sequence<DoctorFinding>> LookAsync(Installation installation, Uri address, bool integrity, CancellationToken ct)
    {
        var findings = new List<DoctorFinding>
        {
            LookAtMachine.DataDirectory(installation.DataDirectory),
            LookAtMachine.Rules(installation),
            LookAtMachine.Ed25519(),
            LookAtMachine.Zone(),
            LookAtMachine.Node(),
            await LookAtMachine.PortAsync(address, ct),
        };
        if (!Directory.Exists(installation.DataDirectory))
        {
            findings.AddRange(((string[])["free-space", "database", "keys", "clock", "jobs", "drafts"]).Select(name => DoctorFinding.NotRun(name, "there is no data directory")));
            return Sequence.From(findings);
        }

        findings.Add(LookAtMachine.FreeSpace(installation.DataDirectory));
        findings.Add(LookAtInstallation.Keys(installation));
        findings.AddRange(await InsideAsync(installation, integrity, ct));
        return Sequence.From(findings);
    }

    private static async Task<List<DoctorFinding>> InsideAsync(Installation installation, bool integrity, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddLogging().AddFiliera(installation).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var findings = new List<DoctorFinding>();
        try
        {
            var database = await LookAtInstallation.DatabaseAsync(scope.ServiceProvider, installation, ct);
            findings.Add(database);
            if (database.State != DoctorState.Well)
            {
                findings.AddRange(((string[])["clock", "jobs", "drafts"]).Select(name => DoctorFinding.NotRun(name, "the database cannot be asked")));
                return findings;
            }

            var now = services.GetRequiredService<IClock>().GetCurrentInstant();
            findings.Add(await LookAtInstallation.ClockAsync(scope.ServiceProvider, now, ct));
            findings.Add(await LookAtInstallation.JobsAsync(scope.ServiceProvider, now, ct));
            findings.Add(LookAtInstallation.Leftovers(scope.ServiceProvider));
            if (integrity)
            {
                findings.AddRange((await scope.ServiceProvider.GetRequiredService<CheckIntegrity>().RunAsync(ct)).Select(check => check.IsSound
                    ? DoctorFinding.Well("integrity-" + check.Name, check.Text)
                    : DoctorFinding.Failing("integrity-" + check.Name, check.Text, "keep the directory for inspection; filiera restore FILE --data ANOTHER-DIR")));
            }
        }
        catch (Exception e) when (Outage.Explain(e) is { } refusal)
        {
            findings.Add(DoctorFinding.Failing("installation", refusal.Code + ": " + refusal.Message, refusal.Remedy));
        }

        return findings;
    }
}
