// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A list in whatever form it was delivered, unpacked, with how it is written: what every reader of a list begins with.</summary>
/// <remarks>Its hash and its length are always those of what was delivered; only the rows come from here.</remarks>
public sealed class RecognisedList : IDisposable
{
    private readonly IListBytes _delivered;

    private RecognisedList(IListBytes delivered, IListBytes text, ListFile file)
    {
        _delivered = delivered;
        Text = text;
        File = file;
    }

    /// <summary>The text of the list, UTF-8 or Windows-1252.</summary>
    public IListBytes Text { get; }

    /// <summary>How that text is written.</summary>
    public ListFile File { get; }

    /// <summary>Opens a list; a run finds out whether its encoding holds to the end.</summary>
    /// <param name="delivered">The bytes as they were delivered, disposed with the list, and here when it is refused.</param>
    /// <param name="mapping">What is said of it, or null: then everything is recognised.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>
    /// The list, the caller's to dispose; or <see cref="ListIsEmpty"/>, <see cref="ListIsNotText"/>, <see cref="ListDamaged"/>,
    /// <see cref="ListUnpacksTooLarge"/>, <see cref="SheetNotFound"/>, <see cref="ListBeginsTooLong"/>, <see cref="PhoneColumnNotFound"/>, or
    /// what is wrong with the mapping, with a JSON pointer into it.
    /// </returns>
    public static Task<Result<RecognisedList>> OpenAsync(IListBytes delivered, ListMapping? mapping, CancellationToken ct) =>
        OpenAsync(delivered, mapping, isWhole: false, ct);

    /// <summary>Opens a list and looks at all of it to tell its encoding, as the slow readers need.</summary>
    /// <inheritdoc cref="OpenAsync(IListBytes, ListMapping?, CancellationToken)"/>
    /// <param name="open">Opens what was delivered from its start; the streams can seek.</param>
    public static async Task<Result<RecognisedList>> OpenWholeAsync(
        Func<CancellationToken, Task<Stream>> open, ListMapping? mapping, CancellationToken ct) =>
        await OpenAsync(await ListBytes.OfStreamsAsync(open, ct), mapping, isWhole: true, ct);

    /// <summary>How much of what was delivered corresponds to so much of the text, for progress.</summary>
    public long DeliveredAt(long read) =>
        Text.Length == _delivered.Length || Text.Length == 0 ? read : (long)((Int128)read * _delivered.Length / Text.Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        Text.Dispose();
        _delivered.Dispose();
    }

    private static async Task<Result<RecognisedList>> OpenAsync(IListBytes delivered, ListMapping? mapping, bool isWhole, CancellationToken ct)
    {
        var text = delivered;
        RecognisedList? opened = null;
        try
        {
            var unpacking = await ListUnpacking.UnpackAsync(delivered, mapping, ct);
            if (unpacking is not Result<UnpackedList>.Ok { Value: var unpacked })
            {
                return ((Result<UnpackedList>.Refused)unpacking).Refusals;
            }

            text = unpacked.Bytes;
            var recognised = isWhole
                ? await ListFile.RecogniseWholeAsync(unpacked, mapping, ct)
                : await ListFile.RecogniseAsync(unpacked, mapping, ct);
            if (recognised is not Result<ListFile>.Ok { Value: var file })
            {
                return ((Result<ListFile>.Refused)recognised).Refusals;
            }

            return opened = new RecognisedList(delivered, text, file);
        }
        finally
        {
            if (opened is null)
            {
                text.Dispose();
                delivered.Dispose();
            }
        }
    }
}
