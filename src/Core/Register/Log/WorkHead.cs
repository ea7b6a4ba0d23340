// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Filiera.Register;

/// <summary>The beginning of a working file: what it stands for, written in two places in turn, so that one of them is always whole.</summary>
internal static class WorkHead
{
    /// <summary>Bytes before the content of the file.</summary>
    public const int Room = 1024;

    /// <summary>Bytes that a head can say.</summary>
    public const int Content = 256;

    private const int Slot = Room / 2;
    private const int Signed = sizeof(long) + Content;

    /// <summary>The newest whole head; null where there is none.</summary>
    public static (long Turn, byte[] Content)? Newest(IWorkFile file)
    {
        (long Turn, byte[] Content)? newest = null;
        var slot = new byte[Signed + SHA256.HashSizeInBytes];
        for (var i = 0; i < 2; i++)
        {
            file.Read(i * Slot, slot);
            var turn = BinaryPrimitives.ReadInt64BigEndian(slot);
            if (turn > (newest?.Turn ?? 0) && SHA256.HashData(slot.AsSpan(..Signed)).AsSpan().SequenceEqual(slot.AsSpan(Signed)))
            {
                newest = (turn, slot[sizeof(long)..Signed]);
            }
        }

        return newest;
    }

    /// <summary>Puts everything written so far on the disk, and then a head that says so.</summary>
    public static void Write(IWorkFile file, long turn, ReadOnlySpan<byte> content)
    {
        var slot = new byte[Signed + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(slot, turn);
        content.CopyTo(slot.AsSpan(sizeof(long)));
        SHA256.HashData(slot.AsSpan(..Signed), slot.AsSpan(Signed));
        file.Flush();
        file.Write((turn & 1) * Slot, slot);
    }

    /// <summary>Takes back both heads: the file stands for nothing any more.</summary>
    public static void Clear(IWorkFile file) => file.Write(0, new byte[Room]);
}
