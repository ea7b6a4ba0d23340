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

    /// <summary>Whether a file begins as a zip archive does, which a workbook is.</summary>
    internal static bool IsZip(ReadOnlySpan<byte> start) => start.StartsWith(Zip);

    private static ReadOnlySpan<byte> Zip => [0x50, 0x4B, 0x03, 0x04];

    /// <summary>The bytes to run; those given when they need no unpacking.</summary>
    /// <param name="delivered">The list as it was delivered; it stays the caller's to dispose.</param>
    /// <param name="sheet">The sheet of a workbook, or null for the first.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The bytes, the caller's to dispose, or <see cref="ListUnpacksTooLarge"/>, <see cref="ListDamaged"/> or <see cref="SheetNotFound"/>.</returns>
    public static async Task<Result<IListBytes>> OpenAsync(IListBytes delivered, string? sheet, CancellationToken ct) =>
        await UnpackAsync(delivered, sheet, null, ct) switch
        {
            Result<UnpackedList>.Ok { Value: var list } => new Result<IListBytes>.Ok(list.Bytes),
            Result<UnpackedList>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };

    /// <summary>The same by what a mapping says of sheet and encoding.</summary>
    /// <param name="delivered">The list as it was delivered; it stays the caller's to dispose.</param>
    /// <param name="mapping">What is said of it, or null.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The text, the caller's to dispose, or the refusals of <see cref="OpenAsync"/>.</returns>
    public static Task<Result<UnpackedList>> UnpackAsync(IListBytes delivered, ListMapping? mapping, CancellationToken ct) =>
        UnpackAsync(delivered, mapping?.Sheet, mapping?.Encoding, ct);

    /// <summary>The encoding of two bytes a character that a text begins with the mark of, or that is named; else null.</summary>
    internal static UnicodeEncoding? Utf16Of(ReadOnlySpan<byte> start, string? named) => start switch
    {
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        [0xEF, 0xBB, 0xBF, ..] => null,
        _ when named is "utf-16le" or "utf-16be" => new UnicodeEncoding(bigEndian: named == "utf-16be", byteOrderMark: true),
        _ => null,
    };

    private static async Task<Result<UnpackedList>> UnpackAsync(IListBytes delivered, string? sheet, string? encoding, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(delivered);
        var start = new byte[4];
        var read = delivered.Read(0, start);
        var most = Math.Max(Harmless, delivered.Length * MostGrowth);
        if (start.AsSpan(0, read).StartsWith(Gzip))
        {
            return await UnzipAsync(delivered, sheet, encoding, most, ct);
        }

        if (start.AsSpan(0, read).StartsWith(Zip))
        {
            return WorkbookRows.Open(delivered, sheet, most, ct) switch
            {
                Result<IListBytes>.Ok { Value: var rows } => new UnpackedList(rows, WorkbookRows.Delimiter) { Sheets = WorkbookSheets.Of(delivered) },
                Result<IListBytes>.Refused refused => refused.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }

        return read > 0 && Utf16Of(start.AsSpan(0, read), encoding) is { } utf16
            ? new UnpackedList(await Utf8Async(delivered, utf16, ct), null)
            : new UnpackedList(delivered, null);
    }

    private static async Task<Result<UnpackedList>> UnzipAsync(IListBytes delivered, string? sheet, string? encoding, long most, CancellationToken ct)
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
            return new UnpackedList(bytes, null);
        }

        var inner = await UnpackAsync(bytes, sheet, encoding, ct);
        if (inner is not Result<UnpackedList>.Ok { Value.Bytes: var same } || !ReferenceEquals(bytes, same))
        {
            spool.Dispose();
        }

        return inner;
    }

    /// <summary>UTF-16, with or without its mark, as UTF-8 with its mark.</summary>
    internal static Task<IListBytes> Utf8Async(IListBytes delivered, bool bigEndian, CancellationToken ct) =>
        Utf8Async(delivered, new UnicodeEncoding(bigEndian, byteOrderMark: true), ct);

    private static async Task<IListBytes> Utf8Async(IListBytes delivered, UnicodeEncoding encoding, CancellationToken ct)
    {
        var spool = new Spool();
        await using var stream = delivered.AsStream();
        using var text = new StreamReader(stream, encoding);
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
