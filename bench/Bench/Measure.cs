// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Filiera.Bench;

/// <summary>Times of one contender, in seconds, in the order run.</summary>
/// <param name="Name">What ran.</param>
/// <param name="Seconds">One or more times.</param>
public sealed record Measure(string Name, IReadOnlyList<double> Seconds)
{
    /// <summary>The shortest time.</summary>
    public double Min => Seconds.Min();

    /// <summary>The longest time.</summary>
    public double Max => Seconds.Max();

    /// <summary>The middle time; of an even count, the mean of the two in the middle.</summary>
    public double Median
    {
        get
        {
            var sorted = Seconds.Order().ToArray();
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    /// <summary>Runs the contenders in turn, round by round, so that a slow spell of the machine meets them all.</summary>
    /// <remarks>
    /// One round before the first is run and not counted. Before each run the files that the one before left are written to the disk, so that
    /// nobody pays for another's. A contender may return its own time; null means "use mine".
    /// </remarks>
    public static IReadOnlyList<Measure> Interleaved(int rounds, params IReadOnlyList<(string Name, Func<double?> Run)> contenders)
    {
        var times = contenders.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                Tools.Run("sync");
                var start = Stopwatch.GetTimestamp();
                var own = contenders[i].Run();
                var seconds = own ?? Stopwatch.GetElapsedTime(start).TotalSeconds;
                if (round >= 0)
                {
                    times[i].Add(seconds);
                }
            }
        }

        return [.. contenders.Select((contender, i) => new Measure(contender.Name, times[i]))];
    }

    /// <summary>The processor's name and how many of it there are.</summary>
    public static string Cpu
    {
        get
        {
            var line = File.Exists("/proc/cpuinfo")
                ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
                : null;
            var name = line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? "unknown processor";
            return string.Create(CultureInfo.InvariantCulture, $"{name}, {Environment.ProcessorCount} cores");
        }
    }

    /// <summary>The processor's name as a folder name.</summary>
    public static string CpuSlug
    {
        get
        {
            var slug = new StringBuilder();
            foreach (var c in Cpu.ToLowerInvariant().Replace("(r)", "", StringComparison.Ordinal).Replace("(tm)", "", StringComparison.Ordinal))
            {
                if (char.IsAsciiLetterOrDigit(c))
                {
                    slug.Append(c);
                }
                else if (slug.Length > 0 && slug[^1] != '-')
                {
                    slug.Append('-');
                }
            }

            return slug.ToString().Trim('-');
        }
    }

    /// <summary>The value after a name such as <c>--date</c>; null when absent.</summary>
    public static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    /// <summary>The repository's folder: the nearest above the working directory that holds the solution.</summary>
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(Environment.CurrentDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Filiera.slnx")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("Run this inside the repository.");
        }
    }

    /// <summary>Writes a result as Markdown and JSON beside the others of this processor.</summary>
    public static void Save(string name, string markdown, string json)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "bench", "results", CpuSlug)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".md"), markdown);
        File.WriteAllText(Path.Combine(folder, name + ".json"), json);
    }
}
