// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Counts the consents of a file and finds some of them again.</summary>
/// <param name="open">Opens the file from its start.</param>
internal sealed class ConsentPopulation(Func<CancellationToken, Task<Stream>> open)
{
    /// <summary>How many consents the file holds.</summary>
    /// <param name="isList">True for a contact list, where only rows that claim consent count.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<long>> CountAsync(bool isList, CancellationToken ct)
    {
        var shape = await ListFile.RecogniseAsync(open, ct);
        if (shape is not Result<ListFile>.Ok { Value: var file })
        {
            return ((Result<ListFile>.Refused)shape).Refusals;
        }

        await using var content = await open(ct);
        return ConsentRows.Read(content, file, isList, ct).LongCount();
    }

    /// <summary>The consents at these places, ascending. A file that was counted can be read again.</summary>
    public async Task<Sequence<(long Place, ConsentRows.Found Consent)>> FindAsync(bool isList, Sequence<long> places, CancellationToken ct)
    {
        var file = (await ListFile.RecogniseAsync(open, ct)).ValueOrThrow();
        await using var content = await open(ct);
        var found = new List<(long, ConsentRows.Found)>(places.Count);
        var place = 0L;
        foreach (var consent in ConsentRows.Read(content, file, isList, ct))
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
