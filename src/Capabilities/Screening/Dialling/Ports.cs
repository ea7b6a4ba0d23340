// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What became of calls, in one order, encrypted: nothing acknowledged is ever lost.</summary>
public interface IDialJournal
{
    /// <summary>The position of the last event kept; 0 while there is none.</summary>
    long Position { get; }

    /// <summary>Keeps an event.</summary>
    /// <returns>Its position, from 1, once its bytes are on the disk; or why they are not.</returns>
    ValueTask<Result<long>> AppendAsync(DialEvent one, CancellationToken ct);

    /// <summary>Keeps events, all or none of them, one after the other.</summary>
    /// <returns>The position of the last.</returns>
    ValueTask<Result<long>> AppendAsync(ReadOnlyMemory<DialEvent> events, CancellationToken ct);

    /// <summary>The events from a position on, in order.</summary>
    /// <param name="from">The position of the first; 1 for all.</param>
    /// <param name="ct">Stops it.</param>
    IAsyncEnumerable<(long Position, DialEvent Event)> ReadAsync(long from, CancellationToken ct);
}

/// <summary>Every decision of the gate, by legal day, with its numbers encrypted under a key of the day: erase the key, and they are gone.</summary>
public interface IGateLog
{
    /// <summary>Keeps a decision before its answer leaves; it survives the end of the process.</summary>
    /// <param name="entry">The decision.</param>
    /// <param name="answer">What was answered, of which the reasons are kept once.</param>
    void Append(in GateLogEntry entry, DialAnswer answer);

    /// <summary>Makes room for decisions of an instant's legal day, which takes the disk's time, so that none of them waits for it.</summary>
    void MakeReady(Instant at);

    /// <summary>The decisions of a legal day in the order made.</summary>
    IAsyncEnumerable<GateLogEntry> ReadAsync(LocalDate day, CancellationToken ct);

    /// <summary>The legal days of which decisions are kept, in order; those whose numbers were erased are not among them.</summary>
    Sequence<LocalDate> Days();

    /// <summary>Erases the decisions of a legal day: what stays on the disk can be read by nobody.</summary>
    /// <returns>False when there were none.</returns>
    bool Erase(LocalDate day);

    /// <summary>The reasons that the entries of a day name, by their identifier.</summary>
    ValueTask<IReadOnlyDictionary<ulong, string>> ReasonsAsync(LocalDate day, CancellationToken ct);

    /// <summary>How many decisions of a legal day came to what, without a number of anybody's; the day may still go on.</summary>
    Task<Sequence<GateTally>> TallyAsync(LocalDate day, CancellationToken ct);
}

/// <summary>What the gates of an installation tell of themselves, one report for each process.</summary>
public interface IGateReports
{
    /// <summary>Puts a report in place of the one before of that process.</summary>
    void Write(GateReport report);

    /// <summary>Takes the report of a process that ends away.</summary>
    void Remove(string process);

    /// <summary>Every report there is, the newest first; one that cannot be read is left out.</summary>
    Sequence<GateReport> List();
}

/// <summary>The keys that clearances are authenticated with: one for a client and a centre, made when first asked for.</summary>
public interface IClearanceKeys
{
    /// <summary>The key in use, prepared.</summary>
    ValueTask<HmacSha256Key> CurrentAsync(OrganisationId client, OrganisationId centre, CancellationToken ct);

    /// <summary>The keys that a clearance may be authenticated with: the newest first, then the one rotated out.</summary>
    ValueTask<Sequence<HmacSha256Key>> AcceptedAsync(OrganisationId client, OrganisationId centre, CancellationToken ct);

    /// <summary>Makes a new key, which comes into use once every process knows it; what the one before cleared stays cleared.</summary>
    /// <returns>The number of the new key; or <see cref="ClearanceKeyTooYoung"/> while clearances of the key before may still be in use.</returns>
    Task<Result<int>> RotateAsync(OrganisationId client, OrganisationId centre, CancellationToken ct);
}
