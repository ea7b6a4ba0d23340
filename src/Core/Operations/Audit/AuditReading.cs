// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

namespace Filiera.Operations;

/// <summary>Reads a whole audit trail and writes it out.</summary>
public static class AuditReading
{
    private const int Page = 1000;

    /// <summary>Every entry in order, a page at a time.</summary>
    public static async IAsyncEnumerable<AuditEntry> ReadAllAsync(this IAuditTrail trail, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0L; ;)
        {
            var page = await trail.ReadAsync(new AuditQuery(after, Page), ct);
            foreach (var entry in page.ToArray())
            {
                yield return entry;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            after = page[^1].Number;
        }
    }

    /// <summary>Writes the trail as JSON Lines: one entry in canonical JSON with its hash, and a line feed.</summary>
    /// <returns>The head of what was written: kept elsewhere, it shows later that nothing was cut off or rewritten.</returns>
    public static async Task<AuditHead> ExportAsync(this IAuditTrail trail, Stream to, CancellationToken ct)
    {
        var head = default(AuditHead);
        await foreach (var entry in trail.ReadAllAsync(ct))
        {
            await to.WriteAsync((byte[])[.. entry.ToJson().ToCanonicalBytes(), (byte)'\n'], ct);
            head = entry.ToHead();
        }

        return head;
    }
}
