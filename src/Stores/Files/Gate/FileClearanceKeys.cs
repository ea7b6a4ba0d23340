// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Screening;

namespace Filiera.Stores.Files;

/// <summary>The keys of clearance tokens in files under <c>gate-keys</c>, numbered for each client and centre.</summary>
/// <remarks>
/// Processes look at the files once a minute. A key just made is accepted at once and used from two minutes later on, when every process knows it, so
/// that no gate meets a token of a key it has not seen; the one before is accepted until the next rotation.
/// </remarks>
/// <param name="directory">Where they lie.</param>
/// <param name="time">Says when a key rotated elsewhere is looked for again.</param>
public sealed class FileClearanceKeys(DataDirectory directory, TimeProvider time) : IClearanceKeys
{
    private static readonly TimeSpan _remembered = TimeSpan.FromMinutes(1);

    // Two minutes until it is used, one until no process uses the one before, one of the longest clearance, and some.
    private static readonly TimeSpan _youngest = TimeSpan.FromMinutes(5);

    private readonly SecretFiles _keys = new(directory.Root, directory.GateKeys);
    private readonly ConcurrentDictionary<(OrganisationId, OrganisationId), (long Read, HmacSha256Key Current, Sequence<HmacSha256Key> Accepted)> _read = new();

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The key cannot be read, or the disk takes none.</exception>
    public ValueTask<HmacSha256Key> CurrentAsync(OrganisationId client, OrganisationId centre, CancellationToken ct) =>
        _read.TryGetValue((client, centre), out var kept) && time.GetElapsedTime(kept.Read) < _remembered
            ? ValueTask.FromResult(kept.Current)
            : new ValueTask<HmacSha256Key>(ReadCurrentAsync(client, centre, ct));

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">A key cannot be read, or the disk takes none.</exception>
    public async ValueTask<Sequence<HmacSha256Key>> AcceptedAsync(OrganisationId client, OrganisationId centre, CancellationToken ct)
    {
        if (!_read.TryGetValue((client, centre), out var kept) || time.GetElapsedTime(kept.Read) >= _remembered)
        {
            await ReadCurrentAsync(client, centre, ct);
            kept = _read[(client, centre)];
        }

        return kept.Accepted;
    }

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The disk takes none.</exception>
    public async Task<Result<int>> RotateAsync(OrganisationId client, OrganisationId centre, CancellationToken ct)
    {
        var prefix = Prefix(client, centre);
        var names = _keys.Names(prefix);

        // The first key of all may be followed at once: nothing is known to be cleared by it but what it cleared.
        if (names.Count > 1 && AgeOf(names[^1]) < _youngest)
        {
            return new ClearanceKeyTooYoung();
        }

        var next = names.Count == 0 ? 1 : NumberOf(names[^1]) + 1;
        Require(await _keys.ReadOrCreateAsync(NameOf(prefix, next), ct));
        foreach (var old in _keys.Names(prefix).Where(name => NumberOf(name) < next - 1))
        {
            _keys.Erase(old);
        }

        _read.TryRemove((client, centre), out _);
        return next;
    }

    private async Task<HmacSha256Key> ReadCurrentAsync(OrganisationId client, OrganisationId centre, CancellationToken ct)
    {
        var prefix = Prefix(client, centre);
        var names = _keys.Names(prefix).TakeLast(2).Reverse().ToList();
        if (names.Count == 0)
        {
            names = [NameOf(prefix, 1)];
        }

        var keys = new List<HmacSha256Key>();
        foreach (var name in names)
        {
            keys.Add(new HmacSha256Key(Require(await _keys.ReadOrCreateAsync(name, ct))));
        }

        // Whoever has read the files before the new one was there knows it by the time it is used.
        var current = names.Count > 1 && AgeOf(names[0]) < _remembered + _remembered ? keys[1] : keys[0];
        _read[(client, centre)] = (time.GetTimestamp(), current, Sequence.From(keys));
        return current;
    }

    private TimeSpan AgeOf(string name) => time.GetUtcNow() - _keys.MadeAt(name);

    private static byte[] Require(Result<byte[]> read) => read switch
    {
        Result<byte[]>.Ok ok => ok.Value,
        Result<byte[]>.Refused refused => throw new StorageFailedException(refused.Refusals[0]),
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    private static string Prefix(OrganisationId client, OrganisationId centre) => $"clearance-{client.Value:N}-{centre.Value:N}-";

    private static string NameOf(string prefix, int number) => prefix + number.ToString("D6", CultureInfo.InvariantCulture);

    private static int NumberOf(string name) => int.Parse(name.AsSpan(name.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
}
