// SPDX-License-Identifier: EUPL-1.2
using System.IO.Compression;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>How a fact file is written.</summary>
/// <param name="Encoding">The text encoding.</param>
/// <param name="Delimiter">What separates fields.</param>
/// <param name="Columns">Which column holds what.</param>
internal sealed record FactShape(TextEncoding Encoding, char Delimiter, FactColumns Columns)
{
    private const int FirstCharacters = 1 << 16;

    /// <summary>Recognises a file by its mapping and its first record.</summary>
    public static async Task<Result<FactShape>> RecogniseAsync(FactFile file, CancellationToken ct)
    {
        await using (var bytes = await OpenAsync(file, ct))
        {
            if (await NotTextAsync(file, bytes, ct) is { } refusal)
            {
                return refusal;
            }
        }

        await using var whole = await OpenAsync(file, ct);
        var encoding = await TextEncoding.OfAsync(whole, ct);
        await using var again = await OpenAsync(file, ct);
        using var text = encoding.OpenText(again);
        var buffer = new char[FirstCharacters];
        var sample = new string(buffer, 0, await text.ReadBlockAsync(buffer.AsMemory(), ct));
        var delimiter = file.Mapping?.Delimiter ?? Screening.Delimiter.Of(sample.TrimStart('\r', '\n').Split('\n', 2)[0]);
        var csv = new CsvText(new StringReader(sample), delimiter, encoding);
        CsvRow? first;
        do
        {
            first = csv.Next();
        }
        while (first is { Problem: null, Fields.IsEmpty: true });

        return first is null ? new FactFileEmpty { Where = file.Name } : FactColumns.Of(file, first.Fields) switch
        {
            Result<FactColumns>.Ok { Value: var columns } => new FactShape(encoding, delimiter, columns),
            Result<FactColumns>.Refused refused => Sequence.From(refused.Refusals.Select(refusal => refusal with { Where = Place(file, refusal) })),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <summary>Opens a file, unpacked where it is gzip.</summary>
    public static async Task<Stream> OpenAsync(FactFile file, CancellationToken ct)
    {
        var bytes = await file.Open(ct);
        var start = new byte[2];
        var read = await bytes.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        await bytes.DisposeAsync();
        var stream = await file.Open(ct);
        return read == 2 && start is [0x1F, 0x8B] ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    /// <summary>Opens a file as UTF-8 or a single-byte encoding, past its mark.</summary>
    public async Task<Stream> OpenBytesAsync(FactFile file, CancellationToken ct)
    {
        var stream = await OpenAsync(file, ct);
        await stream.ReadExactlyAsync(new byte[Encoding.MarkLength], ct);
        return IsUtf16 ? System.Text.Encoding.CreateTranscodingStream(stream, Encoding.Encoding, new UTF8Encoding(false)) : stream;
    }

    /// <summary>True when <see cref="OpenBytesAsync"/> gives UTF-8.</summary>
    public bool GivesUtf8 => IsUtf16 || Encoding.Encoding is UTF8Encoding;

    private bool IsUtf16 => Encoding.Encoding is UnicodeEncoding;

    private static string Place(FactFile file, Refusal refusal) => refusal.Where is { } where && where != file.Name ? $"{file.Name}, {where}" : file.Name;

    private static async Task<Refusal?> NotTextAsync(FactFile file, Stream bytes, CancellationToken ct) => await ListFile.FirstLookAsync(bytes, ct) switch
    {
        null => null,
        ListIsEmpty => new FactFileEmpty { Where = file.Name },
        ListIsNotText notText => new FactFileNotText(notText.What) { Where = file.Name },
        var other => other with { Where = file.Name },
    };
}
