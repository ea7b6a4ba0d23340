// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Counts the consents of a file and finds some of them again.</summary>
/// <param name="open">Opens the file, in any form a list may have, from its start; the streams can seek.</param>
/// <param name="mapping">Which column holds what, or null to recognise the columns.</param>
internal sealed class ConsentPopulation(Func<CancellationToken, Task<Stream>> open, ListMapping? mapping)
{
    /// <summary>How many consents the file holds.</summary>
    /// <param name="isList">True for a contact list, where only rows that claim consent count.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<long>> CountAsync(bool isList, CancellationToken ct)
    {
        var opening = await RecognisedList.OpenWholeAsync(open, mapping, ct);
        if (opening is not Result<RecognisedList>.Ok { Value: var list })
        {
            return ((Result<RecognisedList>.Refused)opening).Refusals;
        }

        using var opened = list;
        await using var content = list.Text.AsStream();
        return ConsentRows.Read(content, list.File, isList, ct).LongCount();
    }

    /// <summary>The consents at these places, ascending. A file that was counted can be read again.</summary>
    public async Task<Sequence<(long Place, ConsentRows.Found Consent)>> FindAsync(bool isList, Sequence<long> places, CancellationToken ct)
    {
        using var list = (await RecognisedList.OpenWholeAsync(open, mapping, ct)).ValueOrThrow();
        await using var content = list.Text.AsStream();
        var found = new List<(long, ConsentRows.Found)>(places.Count);
        var place = 0L;
        foreach (var consent in ConsentRows.Read(content, list.File, isList, ct))
        {
            if (found.Count == places.Count)
            {
                break;
            }

            if (place == places[found.Count])
            {
                found.Add((place, consent));
            }

            place++;
        }

        return Sequence.From(found);
    }
}
