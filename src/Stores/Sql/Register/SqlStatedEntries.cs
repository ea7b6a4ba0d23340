// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The last entries of many subjects at once, found by the index of subjects.</summary>
internal sealed class SqlStatedEntries(FilieraContext context) : IStatedEntries
{
    public async Task<Sequence<RegisteredEntry>> LastOfEachAsync(EntryType type, Sequence<EntrySubject> subjects, CancellationToken ct)
    {
        if (subjects.IsEmpty)
        {
            return [];
        }

        var (texts, word) = (subjects.Select(subject => subject.ToString()).ToList(), type.ToString());
        var entries = context.Set<LogEntryRow>().AsNoTracking();
        var last = await entries.Where(row => texts.Contains(row.Subject) && row.Type == word).GroupBy(row => row.Subject).Select(rows => rows.Max(row => row.Number)).ToListAsync(ct);
        var rows = await entries.Where(row => last.Contains(row.Number)).ToListAsync(ct);
        return Sequence.From(rows.Select(row => new RegisteredEntry(row.Number, row.Bytes, row.LeafHash, null)));
    }
}
