// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Turns whatever a list may be delivered as into the bytes a run works on: gzip is unpacked, a workbook becomes rows, UTF-16 becomes UTF-8.</summary>
/// <remarks>
/// Plain UTF-8 and Windows-1252 are handed on as they are, without a copy. Everything else is written once into a temporary file that
/// disappears with its handle; UTF-16 and workbooks come back as UTF-8 with its mark. Nothing that is unpacked may grow without limit.
/// </remarks>
public static class ListUnpacking
{
    /// <summary>Bytes a packed list may unpack to, whatever its length.</summary>
    internal const long Harmless = 64L << 20;

    /// <summary>Beyond <see cref="Harmless"/>, how many times its own length a packed list may unpack to.</summary>
    internal const long MostGrowth = 200;

    private static ReadOnlySpan<byte> Gzip => [0x1F, 0x8B];

    private static ReadOnlySpan<byte> Zip => [0x50, 0x4B, 0x03, 0x04];

    /// <summary>The bytes to run; those given when they need no unpacking.</summary>
    /// <param name="delivered">The list as it was delivered; it stays the caller's to dispose.</param>
    /// <param name="sheet">The sheet of a workbook, or null for the first.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The bytes, the caller's to dispose, or <see cref="ListUnpacksTooLarge"/>, <see cref="ListDamaged"/> or <see cref="SheetNotFound"/>.</returns>
    public static async Task<Result<IListBytes>> OpenAsync(IListBytes delivered, string? sheet, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(delivered);
        var start = new byte[4];
        var read = delivered.Read(0, start);
        var most = Math.Max(Harmless, delivered.Length * MostGrowth);
        if (start.AsSpan(0, read).StartsWith(Gzip))
        {
            return await UnzipAsync(delivered, sheet, most, ct);
        }

        if (start.AsSpan(0, read).StartsWith(Zip))
        {
            return WorkbookRows.Open(delivered, sheet, most, ct);
        }

        return start.AsSpan(0, read) is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            ? new Result<IListBytes>.Ok(await Utf8Async(delivered, start[0] == 0xFE, ct))
            : new Result<IListBytes>.Ok(delivered);
    }

    private static async Task<Result<IListBytes>> UnzipAsync(IListBytes delivered, string? sheet, long most, CancellationToken ct)
    {
        var spool = new Spool();
        try
        {
            await using var packed = delivered.AsStream();
            await using var unpacked = new UnpackedStream(packed);
            var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
            for (int read; (read = unpacked.Read(buffer)) > 0;)
            {
                ct.ThrowIfCancellationRequested();
                if (spool.Length + read > most)
                {
                    spool.Dispose();
                    return new ListUnpacksTooLarge();
                }

                spool.Write(buffer.AsSpan(0, read));
            }

            ArrayPool<byte>.Shared.Return(buffer);
        }
        catch (InvalidDataException)
        {
            spool.Dispose();
            return new ListDamaged();
        }

        // What was packed may itself be a workbook or UTF-16, but is not unpacked a second time.
        var bytes = spool.Finish();
        var start = new byte[2];
        if (bytes.Read(0, start) == start.Length && start.AsSpan().SequenceEqual(Gzip))
        {
            return new Result<IListBytes>.Ok(bytes);
        }

        var inner = await OpenAsync(bytes, sheet, ct);
        if (inner is not Result<IListBytes>.Ok { Value: var same } || !ReferenceEquals(bytes, same))
        {
            spool.Dispose();
        }

        return inner;
    }

    /// <summary>UTF-16, with or without its mark, as UTF-8 with its mark.</summary>
    internal static async Task<IListBytes> Utf8Async(IListBytes delivered, bool bigEndian, CancellationToken ct)
    {
        var spool = new Spool();
        await using var stream = delivered.AsStream();
        using var text = new StreamReader(stream, new UnicodeEncoding(bigEndian, byteOrderMark: true));
        spool.Write(Encoding.UTF8.Preamble);
        var chars = new char[1 << 16];
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(chars.Length)];
        var encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
        for (int read; (read = await text.ReadAsync(chars, ct)) > 0;)
        {
            spool.Write(bytes.AsSpan(0, encoder.GetBytes(chars.AsSpan(0, read), bytes, flush: false)));
        }

        spool.Write(bytes.AsSpan(0, encoder.GetBytes([], bytes, flush: true)));
        return spool.Finish();
    }
}
