// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;

namespace Filiera.Stores.Files;

/// <summary>The reports of gates in files, <c>gate-state/PROCESS.json</c>. What a killed process leaves there grows old and is taken away by the next.</summary>
/// <param name="directory">Where they lie.</param>
public sealed class FileGateReports(DataDirectory directory) : IGateReports
{
    private const string Suffix = ".json";
    private static readonly TimeSpan _forgotten = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written.</exception>
    public void Write(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        DataDirectory.Ensure(directory.GateState);
        var path = PathOf(report.Process);
        var isNew = !File.Exists(path);
        Disk.Write(() =>
        {
            var draft = path + ".draft";
            File.Delete(draft);
            using (var file = Disk.Create(draft))
            {
                file.Write(GateReportJson.Write(report).ToCanonicalBytes());
            }

            File.Move(draft, path, overwrite: true);
        });
        if (isNew)
        {
            RemoveOld(report);
        }
    }

    /// <inheritdoc/>
    public void Remove(string process) => Disk.Write(() =>
    {
        if (Directory.Exists(directory.GateState))
        {
            File.Delete(PathOf(process));
        }
    });

    /// <inheritdoc/>
    public Sequence<GateReport> List() => Directory.Exists(directory.GateState)
        ? Sequence.From(Directory.EnumerateFiles(directory.GateState, "*" + Suffix)
            .Select(Read)
            .OfType<GateReport>()
            .OrderByDescending(report => report.At))
        : [];

    private static GateReport? Read(string path)
    {
        try
        {
            return Json.Parse(File.ReadAllBytes(path)) is Result<Json>.Ok { Value: var json } ? GateReportJson.Read(json) : null;
        }
        catch (FileNotFoundException)
        {
            // Its process has just ended.
            return null;
        }
    }

    private void RemoveOld(GateReport report)
    {
        foreach (var old in List().Where(other => report.At.ToDateTimeUtc() - other.At.ToDateTimeUtc() > _forgotten))
        {
            Remove(old.Process);
        }
    }

    private string PathOf(string process) => Path.Combine(directory.GateState, process + Suffix);
}
