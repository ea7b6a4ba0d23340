// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Access;
using Filiera.Operations;

namespace Filiera.Web;

/// <summary>Sessions found before, believed only as long as nothing was committed: one that was ended, wherever it was, is not found here.</summary>
public sealed class KnownSessions(ICommits commits)
{
    private const int Most = 4096;
    private readonly ConcurrentDictionary<string, (long Mark, Session Session)> _known = new(StringComparer.Ordinal);

    /// <summary>The session with this hash; null when there is none. It may be over: whoever asks looks at the clock.</summary>
    public async ValueTask<Session?> FindAsync(HttpContext http, string secretHash)
    {
        var mark = await commits.MarkAsync(http);
        if (_known.TryGetValue(secretHash, out var known) && known.Mark == mark)
        {
            return known.Session;
        }

        if (await http.RequestServices.GetRequiredService<ISessions>().FindAsync(secretHash, http.RequestAborted) is not { } session)
        {
            _known.TryRemove(secretHash, out _);
            return null;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[secretHash] = (mark, session);
        return session;
    }
}
