// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: how an entry is put in and how it is read back are read side by side.
using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Filiera.Stores.Files;

/// <summary>Told of one entry of a file, and whether no entry will come to that file any more.</summary>
internal delegate void SlotVisit(string path, bool complete, ReadOnlySpan<byte> entry);

/// <summary>A file of encrypted entries of equal size, mapped into memory: what is put in it outlasts the process, however it ends.</summary>
/// <remarks>
/// Little-endian. First sector: magic <c>FGL1</c>, bytes of an entry (u32), entries there is room for (u32), nothing (u32), nonce (8), CRC-32C
/// (u32). Then slots: CRC-32C of place and ciphertext (u32), ciphertext; the checksum is written last, so an entry is whole or absent. The key
/// stream is AES-256 under the day's key over nonce and block number; each block is used once.
/// </remarks>
internal sealed unsafe class SlotFile : IDisposable
{
    private const uint Magic = 0x314C4746;
    private const int Start = 512;
    private const int ChecksumSize = 4;
    private const int Block = 16;
    private const int SlotsAtOnce = 64;
    private const int Page = 4096;

    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _bytes;
    private readonly int _entrySize;
    private readonly int _slotSize;
    private readonly ulong _nonce;
    private readonly Aes _aes;
    private readonly ICryptoTransform _cipher;
    private readonly byte[] _counters;
    private readonly byte[] _stream;
    private readonly string _path;
    private int _streamFrom = -1;
    private bool _isGoingToDisk;

    private SlotFile(FileStream file, int entrySize, int capacity, ulong nonce, ReadOnlySpan<byte> key)
    {
        (_path, _entrySize, Capacity, _nonce) = (file.Name, entrySize, capacity, nonce);
        _slotSize = SlotSizeOf(entrySize);
        _map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        _view = _map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.ReadWrite);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _bytes = start;
        _aes = Aes.Create();
        _aes.Mode = CipherMode.ECB;
        _aes.Padding = PaddingMode.None;
        _aes.Key = key.ToArray();
        _cipher = _aes.CreateEncryptor();
        _counters = new byte[SlotsAtOnce * BlocksOf(entrySize) * Block];
        _stream = new byte[_counters.Length];
    }

    /// <summary>Entries there is room for.</summary>
    public int Capacity { get; }

    /// <summary>Slots used up by this process: entries put in, and what <see cref="TurnPage"/> left empty.</summary>
    public int Count { get; private set; }

    /// <summary>A new file with all its room on the disk, so that a full disk is met here and never while an entry is written.</summary>
    public static SlotFile Create(string path, int entrySize, int capacity, ReadOnlySpan<byte> key)
    {
        var nonce = RandomNumberGenerator.GetBytes(8);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        FileStream? file = null;
        try
        {
            file = new FileStream(path, options);
            var header = new byte[Start];
            BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), entrySize);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), capacity);
            nonce.CopyTo(header, 16);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), JournalFrame.Checksum(header.AsSpan(0, 24)));
            file.Write(header);
            var zeros = new byte[1 << 20];
            for (var left = (long)capacity * SlotSizeOf(entrySize); left > 0; left -= zeros.Length)
            {
                file.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
            }

            file.Flush(flushToDisk: true);
            return new SlotFile(file, entrySize, capacity, BinaryPrimitives.ReadUInt64LittleEndian(nonce), key);
        }
        catch when (file is not null)
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Every whole entry of a file in the order written.</summary>
    /// <returns>Null when the file's first sector is not whole, or says something the file is not.</returns>
    public static List<byte[]>? ReadAll(string path, ReadOnlySpan<byte> key)
    {
        var entries = new List<byte[]>();
        return VisitAll(path, key, (_, _, entry) => entries.Add(entry.ToArray())) ? entries : null;
    }

    /// <summary>Shows every whole entry of a file to a visitor, in the order written.</summary>
    /// <returns>False when the file's first sector is not whole, or says something the file is not.</returns>
    public static bool VisitAll(string path, ReadOnlySpan<byte> key, SlotVisit visit)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < Start
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(24)) != JournalFrame.Checksum(bytes.AsSpan(0, 24)))
        {
            return false;
        }

        var entrySize = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
        var capacity = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        var slotSize = SlotSizeOf(entrySize);
        var whole = (int)Math.Min(capacity, (bytes.Length - Start) / slotSize);
        using var aes = Aes.Create();
        aes.Key = key.ToArray();
        var blocks = BlocksOf(entrySize) * Block;
        var counters = new byte[SlotsAtOnce * blocks];
        var stream = new byte[counters.Length];
        var plain = new byte[entrySize];
        var nonce = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(16));

        // A file that was cut or filled to its last slot takes no more.
        var complete = whole < capacity || (whole > 0 && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(Start + ((whole - 1) * slotSize))) != 0);
        var streamFrom = -SlotsAtOnce;
        for (var index = 0; index < whole; index++)
        {
            var slot = bytes.AsSpan(Start + (index * slotSize), slotSize);
            var entry = slot.Slice(ChecksumSize, entrySize);
            if (BinaryPrimitives.ReadUInt32LittleEndian(slot) is var checksum && checksum == 0 || checksum != ChecksumOf(index, entry))
            {
                continue;
            }

            if (index >= streamFrom + SlotsAtOnce)
            {
                streamFrom = index;
                FillCounters(counters, nonce, index, entrySize);
                aes.EncryptEcb(counters, stream, PaddingMode.None);
            }

            Combine(entry, stream.AsSpan((index - streamFrom) * blocks, entrySize), plain);
            visit(path, complete, plain);
        }

        return true;
    }

    /// <summary>Puts an entry in. Not for several threads at once; not beyond <see cref="Capacity"/>.</summary>
    public void Add(ReadOnlySpan<byte> entry)
    {
        var index = Count;
        var slot = new Span<byte>(_bytes + Start + ((long)index * _slotSize), _slotSize);
        var kept = slot.Slice(ChecksumSize, _entrySize);
        var stream = StreamOf(index);
        Combine(entry, stream, kept);
        Volatile.Write(ref *(uint*)(_bytes + Start + ((long)index * _slotSize)), ChecksumOf(index, kept));
        Count = index + 1;
    }

    /// <summary>Whether there is room for an entry. Where the page of the next one is on its way to the disk, the rest of it is left empty: whoever wrote there would wait.</summary>
    public bool HasRoom()
    {
        if (_isGoingToDisk)
        {
            TurnPage();
        }

        return Count < Capacity;
    }

    /// <summary>Leaves the rest of the page begun empty, so that no entry is put where the disk is being written.</summary>
    public void TurnPage()
    {
        Count = Math.Min(Capacity, (EndOfPage(Count) - Start) / _slotSize);
        _isGoingToDisk = false;
    }

    /// <summary>From now on the page begun is on its way to the disk. Not while an entry is put in, as <see cref="Came"/>.</summary>
    public void Goes() => _isGoingToDisk = true;

    /// <summary>What was on its way to the disk is there, and its page is near again.</summary>
    public void Came() => _isGoingToDisk = false;

    /// <summary>Puts what stands from one slot to another on the disk.</summary>
    public void Flush(int from, int to)
    {
        if (from < to)
        {
            var first = OffsetOf(from) / Page * Page;
            using var part = _map.CreateViewAccessor(first, OffsetOf(to) - first, MemoryMappedFileAccess.ReadWrite);
            part.Flush();
        }
    }

    /// <summary>Brings the pages of coming slots near for writing: done by whoever writes an entry, it may wait for the disk.</summary>
    public void Ready(int from, int to)
    {
        for (var at = OffsetOf(Math.Min(from, Capacity)) / Page * Page; at < OffsetOf(Math.Min(to, Capacity)); at += Page)
        {
            // Changes nothing, even where an entry is being put in.
            Interlocked.Or(ref *(int*)(_bytes + at), 0);
        }
    }

    /// <summary>Lets go of the file, cut to what was put in; one into which nothing was put goes.</summary>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
        Disk.Write(() =>
        {
            if (Count == 0)
            {
                File.Delete(_path);
                return;
            }

            using var file = File.OpenHandle(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.SetLength(file, Start + ((long)Count * _slotSize));
        });
        _cipher.Dispose();
        _aes.Dispose();
        CryptographicOperations.ZeroMemory(_stream);
    }

    private long OffsetOf(int slot) => Start + ((long)slot * _slotSize);

    // The first byte of the first slot that lies wholly behind the page in which a slot begins.
    private int EndOfPage(int slot)
    {
        var end = (OffsetOf(slot) + Page - 1) / Page * Page;
        return (int)(Start + ((end - Start + _slotSize - 1) / _slotSize * _slotSize));
    }

    private static void Combine(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> stream, Span<byte> target)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(target);
        var left = MemoryMarshal.Cast<byte, ulong>(entry);
        var right = MemoryMarshal.Cast<byte, ulong>(stream);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = left[i] ^ right[i];
        }

        for (var i = words.Length * sizeof(ulong); i < target.Length; i++)
        {
            target[i] = (byte)(entry[i] ^ stream[i]);
        }
    }

    private static int SlotSizeOf(int entrySize) => (ChecksumSize + entrySize + 7) / 8 * 8;

    private static int BlocksOf(int entrySize) => (entrySize + Block - 1) / Block;

    // Zero says that nothing was written, so a checksum of zero is another number.
    private static uint ChecksumOf(int index, ReadOnlySpan<byte> entry)
    {
        var crc = System.Numerics.BitOperations.Crc32C(uint.MaxValue, (uint)index);
        var words = MemoryMarshal.Cast<byte, ulong>(entry);
        foreach (var word in words)
        {
            crc = System.Numerics.BitOperations.Crc32C(crc, word);
        }

        foreach (var one in entry[(words.Length * 8)..])
        {
            crc = System.Numerics.BitOperations.Crc32C(crc, one);
        }

        return crc == 0 ? 1 : crc;
    }

    private static void FillCounters(Span<byte> counters, ulong nonce, int firstSlot, int entrySize)
    {
        var block = (ulong)firstSlot * (ulong)BlocksOf(entrySize);
        for (var at = 0; at < counters.Length; at += Block, block++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(counters[at..], nonce);
            BinaryPrimitives.WriteUInt64LittleEndian(counters[(at + 8)..], block);
        }
    }

    private ReadOnlySpan<byte> StreamOf(int index)
    {
        if (_streamFrom < 0 || index >= _streamFrom + SlotsAtOnce)
        {
            _streamFrom = index;
            FillCounters(_counters, _nonce, index, _entrySize);
            _cipher.TransformBlock(_counters, 0, _counters.Length, _stream, 0);
        }

        var blocks = BlocksOf(_entrySize) * Block;
        return _stream.AsSpan((index - _streamFrom) * blocks, _entrySize);
    }
}
