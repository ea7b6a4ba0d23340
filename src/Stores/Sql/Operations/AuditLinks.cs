// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Acts being chained after a head, in their order, by whichever thread comes first: one may run ahead while another writes.</summary>
internal sealed class AuditLinks(IReadOnlyList<AuditDraft> drafts, AuditHead head, Instant now)
{
    private const int Stretch = 64;

    private readonly Lock _lock = new();
    private readonly AuditEntry[] _entries = new AuditEntry[drafts.Count];
    private AuditHead _head = head;
    private int _ready;

    /// <summary>The entry of an act, chained now unless it is already.</summary>
    public AuditEntry this[int index]
    {
        get
        {
            Reach(index);
            return _entries[index];
        }
    }

    /// <summary>All the entries.</summary>
    public AuditEntry[] All()
    {
        Reach(_entries.Length - 1);
        return _entries;
    }

    private void Reach(int index)
    {
        while (Volatile.Read(ref _ready) <= index)
        {
            lock (_lock)
            {
                var end = Math.Min(_ready + Stretch, _entries.Length);
                for (var i = _ready; i < end; i++)
                {
                    _entries[i] = drafts[i].After(_head, now);
                    _head = _entries[i].ToHead();
                }

                Volatile.Write(ref _ready, end);
            }
        }
    }
}
