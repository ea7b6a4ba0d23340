// SPDX-License-Identifier: EUPL-1.2
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>The list and the three files of a receipt, open to be read row by row as often as needed.</summary>
public sealed class ReceiptRows : IDisposable
{
    private readonly RecognisedList _list;
    private readonly Stream[] _outputs;

    private ReceiptRows(RecognisedList list, Stream[] outputs) => (_list, _outputs) = (list, outputs);

    /// <summary>Opens them.</summary>
    /// <returns>The rows, for the caller to dispose; null when a file is missing or the list cannot be read as the receipt says it is written.</returns>
    public static async Task<ReceiptRows?> OpenAsync(ScreeningReceipt receipt, ReceiptFiles files, CancellationToken ct)
    {
        if (files is not { List: { } list, Callable: { } callable, Withheld: { } withheld, Rejected: { } rejected }
            || await ReceiptShape.OpenAsync(receipt.List.Shape, list, ct) is not { } opened)
        {
            return null;
        }

        return new ReceiptRows(opened, [await callable.Open(ct), await withheld.Open(ct), await rejected.Open(ct)]);
    }

    /// <summary>The rows from the first; what was begun before is then over.</summary>
    public ScreenedRows Begin()
    {
        var texts = Array.ConvertAll(_outputs, stream =>
        {
            stream.Position = 0;
            return (TextReader)_list.File.Encoding.OpenText(stream);
        });
        return new ScreenedRows(_list.File, _list.File.Encoding.OpenText(_list.Text.AsStream()), texts[0], texts[1], texts[2]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _list.Dispose();
        Array.ForEach(_outputs, stream => stream.Dispose());
    }
}
