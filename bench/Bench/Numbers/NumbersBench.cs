// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Filiera.Numbering;

namespace Filiera.Bench;

/// <summary><c>bench numbers</c>: reading numbers in bulk against npm <c>libphonenumber-js</c>, and one number of each writing.</summary>
internal static class NumbersBench
{
    private const int Lines = 1_000_000;
    private const int Rounds = 5;
    private const int Repeats = 2_000_000;

    private static readonly string[] Writings =
        ["3471234567", "347 1234567", "+39 347 123 4567", "+393471234567", "00393471234567", "0612345678", "06-1234567", "(+39) 333.1234567", "(055) 12.34-567", "800 123 456", "+41 44 123 45 67", "39 347 1234567", "112", "06/12345678", "612345678", "347 I23 45O7", "3,93E+11", "06 12345678 / 347 1234567"];

    public static int Run(string[] args)
    {
        var (text, isForeign) = NumberLines.Generate(Lines, 20261121);
        string[] strings = Encoding.ASCII.GetString(text).TrimEnd('\n').Split('\n');
        var file = Path.Combine(Path.GetTempPath(), $"filiera-numbers-{Environment.ProcessId}.txt");
        File.WriteAllBytes(file, text);
        try
        {
            using var peer = new NodePeer(file);
            var agreement = Compare(strings, isForeign, peer.Verdicts());
            var bulk = Measure.Interleaved(
                Rounds,
                ("Filiera in bulk, lines found too, the rest one by one", () => Timed(() => ReadInBulk(text))),
                ("Filiera one by one, UTF-8 bytes, lines found too", () => Timed(() => ReadBytes(text))),
                ("Filiera, strings", () => Timed(() => ReadStrings(strings))),
                ("libphonenumber-js 1.13.16 (max), strings", () => peer.Run()));
            var single = Writings.Select(writing => (writing, Nanoseconds: OneWriting(writing, Repeat), InBulk: InBulk(writing))).ToList();
            Save(Measure.Option(args, "--date") ?? "undated", text.Length, bulk, single, agreement);
            return agreement.Different == 0 ? 0 : 1;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double? Timed(Func<int> work)
    {
        var start = Stopwatch.GetTimestamp();
        var valid = work();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return valid > 0 ? seconds : throw new InvalidOperationException("Nothing was read.");
    }

    private static int ReadBytes(ReadOnlySpan<byte> text)
    {
        var valid = 0;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            valid += NumberParser.Parse(text[..end]).Status == NumberStatus.Valid ? 1 : 0;
            text = text[(end + 1)..];
        }

        return valid;
    }

    private static int ReadInBulk(ReadOnlySpan<byte> text)
    {
        var valid = 0;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = text[..end];
            valid += BulkNumbers.Ordinal(line) != SubscriberOrdinal.None || NumberParser.Parse(line).Status == NumberStatus.Valid ? 1 : 0;
            text = text[(end + 1)..];
        }

        return valid;
    }

    private static int ReadStrings(string[] lines)
    {
        var valid = 0;
        foreach (var line in lines)
        {
            valid += NumberParser.Parse(line).Status == NumberStatus.Valid ? 1 : 0;
        }

        return valid;
    }

    private static Agreement Compare(string[] lines, bool[] isForeign, string verdicts)
    {
        var agreement = default(Agreement);
        for (var i = 0; i < lines.Length; i++)
        {
            var ours = NumberParser.Parse(lines[i]).Status;
            agreement = isForeign[i] ? agreement with { Foreign = agreement.Foreign + 1 }
                : (ours == NumberStatus.Valid) == (verdicts[i] == '1') ? agreement with { Same = agreement.Same + 1 }
                : ours == NumberStatus.Ambiguous ? agreement with { Ambiguous = agreement.Ambiguous + 1 }
                : agreement with { Different = agreement.Different + 1 };
        }

        return agreement;
    }

    private static double OneWriting(string writing, Func<byte[], int> repeat)
    {
        var bytes = Encoding.UTF8.GetBytes(writing);
        var measure = Measure.Interleaved(Rounds, (writing, () => Timed(() => repeat(bytes))))[0];
        return measure.Median * 1e9 / Repeats;
    }

    // What bulk reading leaves to the whole reading has no time of its own.
    private static double? InBulk(string writing) => BulkNumbers.Ordinal(Encoding.UTF8.GetBytes(writing)) == SubscriberOrdinal.None ? null : OneWriting(writing, RepeatInBulk);

    private static int Repeat(byte[] bytes)
    {
        var sum = 1;
        for (var i = 0; i < Repeats; i++)
        {
            sum += (int)NumberParser.Parse(bytes).Reason;
        }

        return sum;
    }

    private static int RepeatInBulk(byte[] bytes)
    {
        var sum = 1;
        for (var i = 0; i < Repeats; i++)
        {
            sum += (int)BulkNumbers.Ordinal(bytes) & 1;
        }

        return sum;
    }

    private static void Save(string date, int bytes, IReadOnlyList<Measure> bulk, List<(string Writing, double Nanoseconds, double? InBulk)> single, Agreement agreement)
    {
        const string command = "dotnet run --project bench/Bench -c Release -- numbers --date DATE";
        var culture = CultureInfo.InvariantCulture;
        var page = new StringBuilder();
        page.AppendLine(culture, $"# Reading numbers\n\n{Measure.Cpu}; {date}; one thread; repeat with `{command}` (first `npm ci --ignore-scripts` in `bench/peers/numbers`).\n");
        page.AppendLine(culture, $"{Lines:N0} generated lines ({bytes:N0} bytes) in memory: 55 % mobile, 30 % fixed, 5 % toll-free, 5 % foreign, 5 % too short, six writings. {Rounds} rounds, interleaved, after one that is not counted.\n");
        page.AppendLine("| contender | min s | median s | max s | ns a number | times the peer's speed |\n| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var measure in bulk)
        {
            page.AppendLine(culture, $"| {measure.Name} | {measure.Min:F3} | {measure.Median:F3} | {measure.Max:F3} | {measure.Median * 1e9 / Lines:N0} | {bulk[^1].Median / measure.Median:N1} |");
        }

        page.AppendLine(culture, $"\nValid or not: {agreement.Same:N0} Italian lines alike, {agreement.Different:N0} not; {agreement.Ambiguous:N0} more are mobile numbers for the peer and ambiguous for us (390… without a plus may be +39 0…). The {agreement.Foreign:N0} foreign ones are not compared: the peer judges their digits, we name the country.\n");
        page.AppendLine(culture, $"One writing, {Repeats:N0} times over (branches well predicted), median of {Rounds}:\n\n| writing | reason | ns | ns in bulk |\n| --- | --- | ---: | ---: |");
        foreach (var (writing, nanoseconds, inBulk) in single)
        {
            page.AppendLine(culture, $"| `{writing}` | {NumberParser.Parse(writing).Reason.ToCode()} | {nanoseconds:N0} | {(inBulk is { } ns ? ns.ToString("N1", culture) : "–")} |");
        }

        page.AppendLine("\nThe peer works on strings in V8 and also finds the type only when asked, which is not timed; it knows every country's plan, we know one.");
        var json = JsonSerializer.Serialize(
            new
            {
                date,
                cpu = Measure.Cpu,
                command,
                lines = Lines,
                bulk = bulk.Select(m => new { name = m.Name, seconds = m.Seconds }),
                single = single.Select(s => new { writing = s.Writing, ns = Math.Round(s.Nanoseconds, 1), nsInBulk = s.InBulk is { } ns ? Math.Round(ns, 1) : (double?)null }),
                agreement,
            },
            new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Measure.Save("numbers", page.ToString(), json + "\n");
        Console.Write(page);
    }

    /// <summary>How our verdicts stand to the peer's.</summary>
    private readonly record struct Agreement(int Same, int Different, int Ambiguous, int Foreign);
}
