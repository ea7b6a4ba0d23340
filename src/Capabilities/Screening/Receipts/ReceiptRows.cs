// SPDX-License-Identifier: EUPL-1.2
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>The list and the three files of a receipt, open to be read row by row as often as needed.</summary>
public sealed class ReceiptRows : IDisposable
{
    private readonly ListFile _file;
    private readonly Stream[] _streams;

    private ReceiptRows(ListFile file, Stream[] streams) => (_file, _streams) = (file, streams);

    /// <summary>Opens them.</summary>
    /// <returns>The rows, for the caller to dispose; null when a file is missing or the list cannot be read as the receipt says it is written.</returns>
    public static async Task<ReceiptRows?> OpenAsync(ScreeningReceipt receipt, ReceiptFiles files, CancellationToken ct)
    {
        if (files is not { List: { } list, Callable: { } callable, Withheld: { } withheld, Rejected: { } rejected }
            || await ReceiptShape.ReadAsync(receipt.List.Shape, list, ct) is not { } file)
        {
            return null;
        }

        var streams = new List<Stream>();
        foreach (var one in new[] { list, callable, withheld, rejected })
        {
            streams.Add(await one.Open(ct));
        }

        return new ReceiptRows(file, [.. streams]);
    }

    /// <summary>The rows from the first; what was begun before is then over.</summary>
    public ScreenedRows Begin()
    {
        foreach (var stream in _streams)
        {
            stream.Position = 0;
        }

        var texts = Array.ConvertAll(_streams, stream => (TextReader)_file.Encoding.OpenText(stream));
        return new ScreenedRows(_file, texts[0], texts[1], texts[2], texts[3]);
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_streams, stream => stream.Dispose());
}
