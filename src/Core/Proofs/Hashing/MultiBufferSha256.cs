// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the lane scheduler is one hot loop, and splitting it would move its state out of registers.
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Filiera.Proofs;

/// <summary>SHA-256 of many messages at once: one message in each lane of the widest registers the processor has.</summary>
/// <remarks>
/// Sixteen lanes with AVX-512, eight with AVX2; elsewhere each message goes to the native one-shot call. The digests are the same on
/// every processor. A lane that finishes takes the next message, so lengths may differ freely. Sealing in bulk is what this is for:
/// a single message is no faster, and a long one is slower, than with <see cref="SHA256"/>.
/// </remarks>
public static unsafe class MultiBufferSha256
{
    /// <summary>Bytes in a digest.</summary>
    public const int DigestSize = SHA256.HashSizeInBytes;

    /// <summary>Messages hashed side by side here: 16, 8 or 1.</summary>
    public static int Lanes => Sha256Lanes16.IsSupported ? Sha256Lanes16.Lanes : Sha256Lanes8.IsSupported ? Sha256Lanes8.Lanes : 1;

    /// <summary>Hashes messages of one length, standing one after the other.</summary>
    /// <param name="messages">All messages: as many times <paramref name="length"/> as digests fit in <paramref name="digests"/>.</param>
    /// <param name="length">Bytes in each message, zero or more.</param>
    /// <param name="digests">Filled with one digest of 32 bytes for each message, in order; must not overlap the messages.</param>
    /// <param name="prefix">A byte hashed before each message without standing there, as in Merkle trees; null for none.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static void HashEqual(ReadOnlySpan<byte> messages, int length, Span<byte> digests, byte? prefix = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var count = digests.Length / DigestSize;
        if (digests.Length % DigestSize != 0 || messages.Length != (long)count * length)
        {
            throw new ArgumentException("Messages and digests differ in number.", nameof(digests));
        }

        Run(messages, [], length, digests, prefix, Lanes);
    }

    /// <summary>Hashes messages of any lengths, standing one after the other.</summary>
    /// <param name="messages">All messages.</param>
    /// <param name="ends">Where each message ends, in ascending order; it begins where the one before it ends.</param>
    /// <param name="digests">Filled with one digest of 32 bytes for each message, in order; must not overlap the messages.</param>
    /// <param name="prefix">A byte hashed before each message without standing there; null for none.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static void HashMany(ReadOnlySpan<byte> messages, ReadOnlySpan<int> ends, Span<byte> digests, byte? prefix = null)
    {
        HashMany(messages, ends, digests, prefix, Lanes);
    }

    internal static void HashMany(ReadOnlySpan<byte> messages, ReadOnlySpan<int> ends, Span<byte> digests, byte? prefix, int lanes)
    {
        if (digests.Length != (long)ends.Length * DigestSize)
        {
            throw new ArgumentException("Messages and digests differ in number.", nameof(digests));
        }

        var start = 0;
        foreach (var end in ends)
        {
            if (end < start || end > messages.Length)
            {
                throw new ArgumentException("The ends do not ascend within the messages.", nameof(ends));
            }

            start = end;
        }

        Run(messages, ends, 0, digests, prefix, lanes);
    }

    private static void Run(ReadOnlySpan<byte> messages, ReadOnlySpan<int> ends, int length, Span<byte> digests, byte? prefix, int lanes)
    {
        var count = digests.Length / DigestSize;
        if (lanes == 1 || count < 3)
        {
            OneByOne(messages, ends, length, digests, prefix);
            return;
        }

        fixed (byte* first = messages)
        fixed (int* firstEnd = ends)
        fixed (byte* firstDigest = digests)
        {
            new Batch(first, firstEnd, length, count, firstDigest, prefix).Run(lanes);
        }
    }

    private static void OneByOne(ReadOnlySpan<byte> messages, ReadOnlySpan<int> ends, int length, Span<byte> digests, byte? prefix)
    {
        byte[] prefixed = prefix is { } one ? [one] : [];
        var start = 0;
        for (var i = 0; i < digests.Length / DigestSize; i++)
        {
            var end = ends.IsEmpty ? start + length : ends[i];
            var digest = digests.Slice(i * DigestSize, DigestSize);
            if (prefix is not null)
            {
                // One call over a copy costs less than three calls.
                if (prefixed.Length != 1 + end - start)
                {
                    Array.Resize(ref prefixed, 1 + end - start);
                }

                messages[start..end].CopyTo(prefixed.AsSpan(1));
            }

            SHA256.HashData(prefix is null ? messages[start..end] : prefixed, digest);
            start = end;
        }
    }

    /// <summary>A run over all messages: fills lanes, compresses a block in every lane at a time, and refills lanes that finish.</summary>
    private readonly ref struct Batch(byte* messages, int* ends, int length, int count, byte* digests, byte? prefix)
    {
        // A lane's own bytes: a first block with the prefix, then one or two last blocks with the padding.
        private const int OwnBytes = 192;
        private const int LastBlocks = 64;

        [SkipLocalsInit]
        public void Run(int lanes)
        {
            var blocks = stackalloc byte*[16];
            var memory = stackalloc byte[(16 * OwnBytes) + (8 * 16 * sizeof(uint)) + 64];
            var state = (uint*)(((nuint)memory + 63) & ~(nuint)63);
            var own = (byte*)(state + (8 * 16));
            var lane = stackalloc Lane[16];
            var next = 0;
            var active = 0;
            for (var i = 0; i < lanes; i++)
            {
                lane[i] = new Lane { Own = own + (i * OwnBytes), PaddedFor = -1, Message = -1 };
                // An idle lane compresses its own bytes over and over, and nobody reads the outcome.
                blocks[i] = lane[i].Own;
                if (next < count)
                {
                    blocks[i] = Begin(ref lane[i], next++, state + i);
                    active++;
                }
            }

            while (active > 0)
            {
                if (lanes == Sha256Lanes16.Lanes)
                {
                    Sha256Lanes16.Compress(blocks, state);
                }
                else
                {
                    Sha256Lanes8.Compress(blocks, state);
                }

                for (var i = 0; i < lanes; i++)
                {
                    if (lane[i].Message < 0)
                    {
                        continue;
                    }

                    blocks[i] += 64;
                    if (--lane[i].InRun > 0)
                    {
                        continue;
                    }

                    if (lane[i].NextRun != null)
                    {
                        blocks[i] = NextRun(ref lane[i]);
                        continue;
                    }

                    Finish(lane[i].Message, state + i);
                    if (next < count)
                    {
                        blocks[i] = Begin(ref lane[i], next++, state + i);
                    }
                    else
                    {
                        active--;
                        lane[i].Message = -1;
                        blocks[i] = lane[i].Own;
                    }
                }
            }
        }

        private byte* Begin(ref Lane lane, int message, uint* state)
        {
            for (var i = 0; i < 8; i++)
            {
                state[16 * i] = Sha256Constants.Start[i];
            }

            var start = ends == null ? (long)message * length : message == 0 ? 0 : ends[message - 1];
            var size = ends == null ? length : (int)(ends[message] - start);
            var data = messages + start;
            lane.Message = message;
            var total = (long)size + (prefix is null ? 0 : 1);
            var whole = total / 64;
            var rest = (int)(total % 64);
            var last = lane.Own + LastBlocks;
            var lastBlocks = rest < 56 ? 1 : 2;
            Pad(ref lane, total, last, rest, lastBlocks);
            if (prefix is null)
            {
                Unsafe.CopyBlockUnaligned(last, data + (whole * 64), (uint)rest);
                return whole == 0 ? lane.Go(last, lastBlocks) : lane.Go(data, whole, last, lastBlocks);
            }

            if (whole == 0)
            {
                last[0] = prefix.Value;
                Unsafe.CopyBlockUnaligned(last + 1, data, (uint)size);
                return lane.Go(last, lastBlocks);
            }

            lane.Own[0] = prefix.Value;
            Unsafe.CopyBlockUnaligned(lane.Own + 1, data, 63);
            Unsafe.CopyBlockUnaligned(last, data + (whole * 64) - 1, (uint)rest);
            if (whole == 1)
            {
                return lane.Go(lane.Own, 1 + lastBlocks);
            }

            var at = lane.Go(lane.Own, 1, data + 63, whole - 1);
            lane.LastRun = last;
            lane.InLastRun = lastBlocks;
            return at;
        }

        // Messages of the same length share their padding, which then already stands there.
        private static void Pad(ref Lane lane, long total, byte* last, int rest, int lastBlocks)
        {
            if (lane.PaddedFor == total)
            {
                return;
            }

            lane.PaddedFor = total;
            Unsafe.InitBlockUnaligned(last + rest, 0, (uint)((lastBlocks * 64) - rest));
            last[rest] = 0x80;
            BinaryPrimitives.WriteInt64BigEndian(new Span<byte>(last + (lastBlocks * 64) - 8, 8), total * 8);
        }

        private static byte* NextRun(ref Lane lane)
        {
            var at = lane.Go(lane.NextRun, lane.InNextRun, lane.LastRun, lane.InLastRun);
            lane.LastRun = null;
            return at;
        }

        private void Finish(int message, uint* state)
        {
            var digest = digests + ((long)message * DigestSize);
            for (var i = 0; i < 8; i++)
            {
                Unsafe.WriteUnaligned(digest + (4 * i), BinaryPrimitives.ReverseEndianness(state[16 * i]));
            }
        }
    }

    /// <summary>Where one lane stands: its message is up to three runs of adjacent blocks.</summary>
    private struct Lane
    {
        public byte* Own;
        public byte* NextRun;
        public byte* LastRun;
        public long InRun;
        public long InNextRun;
        public long InLastRun;
        public long PaddedFor;
        public int Message;

        public byte* Go(byte* run, long blocks, byte* nextRun = null, long nextBlocks = 0)
        {
            InRun = blocks;
            NextRun = nextRun;
            InNextRun = nextBlocks;
            return run;
        }
    }
}
