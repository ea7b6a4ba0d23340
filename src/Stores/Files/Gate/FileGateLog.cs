// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Stores.Files;

/// <summary>The gate's log in encrypted, mapped files, <c>gate-log/DAY/NNNNNN.entries</c>, and the reasons they name, <c>DAY.reasons</c>.</summary>
/// <remarks>A day's log begins with the first decision judged on that day; one judged just before and written after stands in it too.</remarks>
/// <param name="directory">Where it lies.</param>
public sealed class FileGateLog(DataDirectory directory) : IGateLog, IDisposable
{
    private readonly SlotLog _entries = new(directory.GateLog, new SecretFiles(directory.Root, directory.GateKeys), GateLogForm.Size);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FileTally> _tallies = new(StringComparer.Ordinal);
    private Day _today = new(default, Instant.MinValue, []);

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">There is no room for it: its answer must not leave.</exception>
    public void Append(in GateLogEntry entry, DialAnswer answer)
    {
        var today = _today;
        if (entry.At >= today.Until)
        {
            today = Turn(entry.At);
        }

        if (answer.ReasonsId != 0 && today.Reasons.TryAdd(answer.ReasonsId, 0))
        {
            Disk.Write(() => Name(today.Date, answer));
        }

        Span<byte> bytes = stackalloc byte[GateLogForm.Size];
        GateLogForm.Write(entry, bytes);
        if (_entries.Add(today.Date, bytes) is { } refusal)
        {
            throw new StorageFailedException(refusal);
        }
    }

    /// <inheritdoc/>
    public void MakeReady(Instant at) => _entries.MakeReady(RomeTime.DayOf(at));

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The day's key is gone, or a file is damaged.</exception>
    public async IAsyncEnumerable<GateLogEntry> ReadAsync(LocalDate day, [EnumeratorCancellation] CancellationToken ct)
    {
        var read = await Task.Run(() => _entries.Read(day), ct);
        if (read is Result<List<byte[]>>.Refused refused)
        {
            throw new StorageFailedException(refused.Refusals[0]);
        }

        // Several files may have been written at once.
        foreach (var entry in ((Result<List<byte[]>>.Ok)read).Value
            .Select(bytes => GateLogForm.TryRead(bytes, out var entry) ? entry : throw new StorageFailedException(new GateLogDamaged()))
            .OrderBy(entry => entry.At))
        {
            yield return entry;
        }
    }

    /// <inheritdoc/>
    public Sequence<LocalDate> Days() => Sequence.From(_entries.Days().Where(_entries.IsReadable));

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The disk cannot be written.</exception>
    public bool Erase(LocalDate day) => _entries.Erase(day);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<ulong, string>> ReasonsAsync(LocalDate day, CancellationToken ct)
    {
        var reasons = new Dictionary<ulong, string>();
        if (!File.Exists(ReasonsPath(day)))
        {
            return reasons;
        }

        foreach (var line in await File.ReadAllLinesAsync(ReasonsPath(day), ct))
        {
            // The last line may have been cut off by the end of the process; its decision was then never answered.
            if (line.Split('\t') is [var id, var text] && ulong.TryParse(id, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number))
            {
                reasons[number] = text;
            }
        }

        return reasons;
    }

    /// <inheritdoc/>
    /// <remarks>A file to which nothing more comes is counted once.</remarks>
    /// <exception cref="StorageFailedException">The day's key is gone, or a file is damaged.</exception>
    public Task<Sequence<GateTally>> TallyAsync(LocalDate day, CancellationToken ct) => Task.Run(() => Tally(day), ct);

    /// <inheritdoc/>
    public void Dispose() => _entries.Dispose();

    private Sequence<GateTally> Tally(LocalDate day)
    {
        lock (_tallies)
        {
            var counting = new Dictionary<string, FileTally>(StringComparer.Ordinal);
            var refusal = _entries.Visit(day, _tallies.ContainsKey, (path, complete, bytes) =>
            {
                if (!counting.TryGetValue(path, out var tally))
                {
                    counting[path] = tally = new FileTally(day, complete, []);
                }

                var (verdict, reasons) = GateLogForm.JudgementOf(bytes);
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(tally.Counts, (verdict, reasons), out _)++;
            });
            if (refusal is not null)
            {
                throw new StorageFailedException(refusal);
            }

            foreach (var old in _tallies.Where(known => known.Value.Day < day).Select(known => known.Key).ToList())
            {
                _tallies.Remove(old);
            }

            var all = _tallies.Values.Where(tally => tally.Day == day).Concat(counting.Values).SelectMany(tally => tally.Counts);
            var sums = Sequence.From(all.GroupBy(one => one.Key, one => one.Value)
                .OrderBy(group => group.Key)
                .Select(group => new GateTally(group.Key.Verdict, group.Key.Reasons, group.Sum())));
            foreach (var (path, tally) in counting.Where(one => one.Value.Complete))
            {
                _tallies[path] = tally;
            }

            return sums;
        }
    }

    private string ReasonsPath(LocalDate day) =>
        Path.Combine(directory.GateLog, NodaTime.Text.LocalDatePattern.Iso.Format(day) + ".reasons");

    private Day Turn(Instant at)
    {
        lock (_gate)
        {
            if (at >= _today.Until)
            {
                var date = RomeTime.DayOf(at);
                _today = new Day(date, RomeTime.StartOf(date.PlusDays(1)), []);
            }

            return _today;
        }
    }

    // Added in one write each, so that several processes may share the file.
    private void Name(LocalDate day, DialAnswer answer)
    {
        DataDirectory.Ensure(directory.GateLog);
        using var file = new FileStream(ReasonsPath(day), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Write(Encoding.UTF8.GetBytes(answer.ReasonsId.ToString("x16", CultureInfo.InvariantCulture) + "\t" + answer.Text + "\n"));
    }

    private sealed record Day(LocalDate Date, Instant Until, ConcurrentDictionary<ulong, byte> Reasons);

    private sealed record FileTally(LocalDate Day, bool Complete, Dictionary<(Verdict Verdict, ulong Reasons), long> Counts);
}
