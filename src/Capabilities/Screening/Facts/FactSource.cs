// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The content of a fact file, unpacked: whatever a list may be delivered as, a fact file may be too.</summary>
internal sealed class FactSource : IDisposable
{
    private readonly IListBytes _delivered;

    private FactSource(IListBytes delivered, IListBytes bytes) => (_delivered, Bytes) = (delivered, bytes);

    /// <summary>UTF-8, with or without its mark, or Windows-1252.</summary>
    public IListBytes Bytes { get; }

    /// <summary>Opens and unpacks a file.</summary>
    /// <returns>Its content; or, with the file named, what <see cref="ListUnpacking"/> says against it, <see cref="FactFileEmpty"/> or <see cref="FactFileNotText"/>.</returns>
    public static async Task<Result<FactSource>> OpenAsync(FactFile file, CancellationToken ct)
    {
        var delivered = await DeliveredAsync(file, ct);
        var source = new FactSource(delivered, delivered);
        var opened = false;
        try
        {
            var unpacking = await ListUnpacking.OpenAsync(delivered, file.Mapping?.Sheet, ct);
            if (unpacking is not Result<IListBytes>.Ok { Value: var bytes })
            {
                return Sequence.From(((Result<IListBytes>.Refused)unpacking).Refusals.Select(refusal => refusal with { Where = file.Name }));
            }

            source = new FactSource(delivered, bytes);
            if (file.Mapping?.Encoding is "utf-16le" or "utf-16be" && !IsMarked(bytes))
            {
                var text = await ListUnpacking.Utf8Async(bytes, bigEndian: file.Mapping.Encoding == "utf-16be", ct);
                source.Unpacked?.Dispose();
                source = new FactSource(delivered, text);
            }

            await using var start = source.Bytes.AsStream();
            Refusal? refusal = await ListFile.FirstLookAsync(start, ct) switch
            {
                null => null,
                ListIsEmpty => new FactFileEmpty { Where = file.Name },
                ListIsNotText notText => new FactFileNotText(notText.What) { Where = file.Name },
                var other => other with { Where = file.Name },
            };
            opened = refusal is null;
            return refusal is null ? source : refusal;
        }
        finally
        {
            if (!opened)
            {
                source.Dispose();
            }
        }
    }

    private IListBytes? Unpacked => ReferenceEquals(Bytes, _delivered) ? null : Bytes;

    public void Dispose()
    {
        Unpacked?.Dispose();
        _delivered.Dispose();
    }

    private static bool IsMarked(IListBytes bytes)
    {
        var start = new byte[3];
        return start.AsSpan(0, bytes.Read(0, start)).SequenceEqual(System.Text.Encoding.UTF8.Preamble);
    }

    // Content that cannot be read at any place is written to a temporary file first.
    private static async Task<IListBytes> DeliveredAsync(FactFile file, CancellationToken ct)
    {
        var stream = await file.Open(ct);
        if (stream.CanSeek)
        {
            var first = stream;
            return await ListBytes.OfStreamsAsync(token => Interlocked.Exchange(ref first, null) is { } opened ? Task.FromResult(opened) : file.Open(token), ct);
        }

        await using (stream)
        {
            var spool = new Spool();
            var buffer = new byte[1 << 17];
            for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
            {
                spool.Write(buffer.AsSpan(0, read));
            }

            return spool.Finish();
        }
    }
}
