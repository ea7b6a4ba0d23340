// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Register;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Stores.Files;

/// <summary>Status lists in the data directory: for each an append-only file of what became of its bits, and every list issued.</summary>
/// <remarks>A line half written in a crash is the last one and was never acknowledged; it is cut off by the next writer.</remarks>
public sealed class FileStatusLists(DataDirectory directory) : IStatusLists
{
    // Half of a list: drawing a free bit stays quick, and the bits in use stay hidden among those that are not.
    private const int MostPlaces = StatusBits.Length / 2;
    private static readonly TimeSpan _betweenAttempts = TimeSpan.FromMilliseconds(10);

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written, or a file is damaged.</exception>
    public async Task<StatusPlace> PlaceOfAsync(StatusPurpose purpose, string credentialId, Instant at, CancellationToken ct)
    {
        using var held = await LockAsync(ct);
        var hash = ContentHash.Of(Encoding.UTF8.GetBytes(credentialId)).ToHex();
        for (var number = 1; ; number++)
        {
            var name = Name(purpose, number);
            var book = Read(name);
            if (book.Places.TryGetValue(hash, out var index))
            {
                return new StatusPlace(name, index);
            }

            if (book.Places.Count >= MostPlaces)
            {
                continue;
            }

            do
            {
                index = RandomNumberGenerator.GetInt32(StatusBits.Length);
            }
            while (book.Taken.Contains(index));
            Append(name, book, Line(at, hash, index, "placed"));
            return new StatusPlace(name, index);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written, or a file is damaged.</exception>
    public async Task SetAsync(StatusPurpose purpose, string credentialId, bool set, Instant at, CancellationToken ct)
    {
        var place = await PlaceOfAsync(purpose, credentialId, at, ct);
        using var held = await LockAsync(ct);
        var book = Read(place.List);
        if (book.Bits[place.Index] != set)
        {
            Append(place.List, book, Line(at, ContentHash.Of(Encoding.UTF8.GetBytes(credentialId)).ToHex(), place.Index, set ? "set" : "cleared"));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">A file is damaged.</exception>
    public Task<StatusState?> FindAsync(string name, CancellationToken ct)
    {
        if (PurposeOf(name) is not { } purpose || !File.Exists(BookPath(name)))
        {
            return Task.FromResult<StatusState?>(null);
        }

        var book = Read(name);
        var newest = Directory.Exists(IssuedPath(name)) ? Directory.EnumerateFiles(IssuedPath(name), "*.json").Max(StringComparer.Ordinal) : null;
        var issued = newest is null ? null : Json.Parse(File.ReadAllBytes(newest)) is Result<Json>.Ok { Value: Json.Map map } ? map : throw Damaged(newest);
        return Task.FromResult<StatusState?>(new StatusState(purpose, book.Bits, book.ChangedAt, issued, newest is null ? null : InstantOf(newest)));
    }

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written.</exception>
    public async Task KeepAsync(string name, Json.Map issued, Instant at, CancellationToken ct)
    {
        using var held = await LockAsync(ct);
        var folder = IssuedPath(name);
        DataDirectory.Ensure(folder);
        var path = Path.Combine(folder, at.ToUnixTimeMilliseconds().ToString("D15", CultureInfo.InvariantCulture) + ".json");
        Disk.Write(() =>
        {
            File.Delete(path + ".new");
            using (var file = Disk.Create(path + ".new"))
            {
                file.Write(issued.ToCanonicalBytes());
                file.Flush(flushToDisk: true);
            }

            File.Move(path + ".new", path, overwrite: true);
            Disk.SyncDirectory(folder);
        });
    }

    private static string Name(StatusPurpose purpose, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{(purpose == StatusPurpose.Revocation ? "revocation" : "suspension")}-{number}");

    private static StatusPurpose? PurposeOf(string name) => name.Split('-') switch
    {
        ["revocation", { Length: > 0 and <= 6 } number] when number.All(char.IsAsciiDigit) => StatusPurpose.Revocation,
        ["suspension", { Length: > 0 and <= 6 } number] when number.All(char.IsAsciiDigit) => StatusPurpose.Suspension,
        _ => null,
    };

    private static byte[] Line(Instant at, string credential, int index, string what) =>
    [
        .. Json.Object(("at", InstantPattern.ExtendedIso.Format(at)), ("credential", credential), ("index", index), ("what", what)).ToCanonicalBytes(),
        (byte)'\n',
    ];

    private static Instant InstantOf(string path) =>
        Instant.FromUnixTimeMilliseconds(long.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture));

    private string BookPath(string name) => Path.Combine(directory.Status, name + ".book");

    private string IssuedPath(string name) => Path.Combine(directory.Status, name);

    private StorageFailedException Damaged(string path) => new(new StatusBookDamaged(Path.GetRelativePath(directory.Root, path)));

    private async Task<DirectoryLock> LockAsync(CancellationToken ct)
    {
        DataDirectory.Ensure(directory.Status);
        while (true)
        {
            if (DirectoryLock.TryTake(Path.Combine(directory.Locks, "status")) is { } held)
            {
                return held;
            }

            await Task.Delay(_betweenAttempts, TimeProvider.System, ct);
        }
    }

    private Book Read(string name)
    {
        var book = new Book();
        var bytes = File.Exists(BookPath(name)) ? File.ReadAllBytes(BookPath(name)) : [];
        book.Whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        foreach (var line in bytes.AsSpan(0, book.Whole).Split((byte)'\n'))
        {
            var text = bytes.AsSpan(0, book.Whole)[line];
            if (!text.IsEmpty && (Json.Parse(text) is not Result<Json>.Ok { Value: Json.Map map } || !book.Take(map)))
            {
                throw Damaged(BookPath(name));
            }
        }

        return book;
    }

    private void Append(string name, Book book, byte[] line) => Disk.Write(() =>
    {
        var isNew = !File.Exists(BookPath(name));
        using (var file = isNew ? Disk.Create(BookPath(name)) : new FileStream(BookPath(name), FileMode.Open, FileAccess.Write))
        {
            file.SetLength(book.Whole);
            file.Position = book.Whole;
            file.Write(line);
            file.Flush(flushToDisk: true);
        }

        if (isNew)
        {
            Disk.SyncDirectory(directory.Status);
        }
    });

    private sealed class Book
    {
        private readonly HashSet<int> _taken = [];

        public Dictionary<string, int> Places { get; } = new(StringComparer.Ordinal);

        public IReadOnlySet<int> Taken => _taken;

        public StatusBits Bits { get; } = new();

        public Instant? ChangedAt { get; private set; }

        public int Whole { get; set; }

        public bool Take(Json.Map line)
        {
            if (line["credential"] is not Json.Text { Value: var credential } || line["index"] is not Json.Integer { Value: var index }
                || index is < 0 or >= StatusBits.Length
                || line["at"] is not Json.Text at || !InstantPattern.ExtendedIso.Parse(at.Value).TryGetValue(default, out var when)
                || line["what"] is not Json.Text { Value: var what } || what is not ("placed" or "set" or "cleared"))
            {
                return false;
            }

            if (what == "placed")
            {
                return _taken.Add((int)index) && Places.TryAdd(credential, (int)index);
            }

            Bits[(int)index] = what == "set";
            ChangedAt = when;
            return Places.GetValueOrDefault(credential, -1) == index;
        }
    }
}
