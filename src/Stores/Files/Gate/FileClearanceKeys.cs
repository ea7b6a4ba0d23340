// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Stores.Files;

/// <summary>The keys of clearance tokens in files under <c>gate-keys</c>, numbered for each client and centre; the last is in use.</summary>
/// <param name="directory">Where they lie.</param>
/// <param name="time">Says when a key rotated elsewhere is looked for again.</param>
public sealed class FileClearanceKeys(DataDirectory directory, TimeProvider time) : IClearanceKeys
{
    private static readonly TimeSpan _remembered = TimeSpan.FromMinutes(1);

    private readonly SecretFiles _keys = new(directory.Root, directory.GateKeys);
    private readonly ConcurrentDictionary<(OrganisationId, OrganisationId), (long Read, Sequence<ReadOnlyMemory<byte>> Keys)> _read = new();

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The key cannot be read, or the disk takes none.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> CurrentAsync(OrganisationId client, OrganisationId centre, CancellationToken ct) =>
        (await AcceptedAsync(client, centre, ct))[0];

    /// <inheritdoc/>
    /// <remarks>The one before is accepted until the next rotation: clearances live for minutes, rotations are months apart.</remarks>
    /// <exception cref="StorageFailedException">A key cannot be read, or the disk takes none.</exception>
    public ValueTask<Sequence<ReadOnlyMemory<byte>>> AcceptedAsync(OrganisationId client, OrganisationId centre, CancellationToken ct) =>
        _read.TryGetValue((client, centre), out var kept) && time.GetElapsedTime(kept.Read) < _remembered
            ? ValueTask.FromResult(kept.Keys)
            : new ValueTask<Sequence<ReadOnlyMemory<byte>>>(ReadAsync(client, centre, ct));

    /// <summary>Brings a new key into use.</summary>
    /// <exception cref="StorageFailedException">The disk takes none.</exception>
    public async Task RotateAsync(OrganisationId client, OrganisationId centre, CancellationToken ct)
    {
        var prefix = Prefix(client, centre);
        var next = _keys.Names(prefix).Count == 0 ? 1 : NumberOf(_keys.Names(prefix)[^1]) + 1;
        Require(await _keys.ReadOrCreateAsync(NameOf(prefix, next), ct));
        foreach (var old in _keys.Names(prefix).Where(name => NumberOf(name) < next - 1))
        {
            _keys.Erase(old);
        }

        _read.TryRemove((client, centre), out _);
    }

    private async Task<Sequence<ReadOnlyMemory<byte>>> ReadAsync(OrganisationId client, OrganisationId centre, CancellationToken ct)
    {
        var prefix = Prefix(client, centre);
        var names = _keys.Names(prefix);
        if (names.Count == 0)
        {
            names = [NameOf(prefix, 1)];
        }

        var keys = new List<ReadOnlyMemory<byte>>();
        foreach (var name in names.TakeLast(2).Reverse())
        {
            keys.Add(Require(await _keys.ReadOrCreateAsync(name, ct)));
        }

        var read = Sequence.From(keys);
        _read[(client, centre)] = (time.GetTimestamp(), read);
        return read;
    }

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
