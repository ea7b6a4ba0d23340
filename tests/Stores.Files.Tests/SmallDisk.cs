// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;

namespace Filiera.Stores.Files.Tests;

/// <summary>A disk of a few MiB in memory; tests that need one are skipped where it cannot be mounted.</summary>
public sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static SmallDisk MountOrSkip(int mebibytes)
    {
        var path = Directory.CreateTempSubdirectory("filiera-disk-").FullName;
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m,mode=0700", "tmpfs", path) != 0)
        {
            Directory.Delete(path);
            Assert.Skip("A small disk can be mounted on Linux by root only.");
        }

        return new SmallDisk(path);
    }

    public void MakeReadOnly() => Assert.Equal(0, Run("mount", "-o", "remount,ro", Path));

    public void MakeWritable() => Assert.Equal(0, Run("mount", "-o", "remount,rw", Path));

    public void Dispose()
    {
        // A program that another test starts holds whatever is open here until it is itself: for an instant the disk is busy.
        for (var tries = 1; Run("umount", Path) is not 0 and var code; tries++)
        {
            Assert.True(tries < 20, $"umount ends with {code}; open: {string.Join(", ", OpenUnder(Path))}");
            Run("sleep", "0.1");
        }

        Directory.Delete(Path);
    }

    /// <summary>What this process holds open in a folder, on Linux.</summary>
    public static IEnumerable<string> OpenUnder(string folder) =>
        Directory.GetFiles("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget ?? "")
            .Where(target => target.StartsWith(folder, StringComparison.Ordinal));

    private static int Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
