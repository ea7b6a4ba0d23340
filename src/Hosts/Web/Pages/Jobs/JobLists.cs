// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Which contact list each of some jobs is about, where it is about one.</summary>
public static class JobLists
{
    /// <summary>Looks the lists up, each once; a job about anything else is not among them.</summary>
    public static async Task<IReadOnlyDictionary<JobId, ContactList>> OfAsync(IEnumerable<Job> jobs, IScreenings screenings, CancellationToken ct)
    {
        var (found, known) = (new Dictionary<JobId, ContactList>(), new Dictionary<ListId, ContactList?>());
        foreach (var job in jobs)
        {
            if (job.Request.Arguments is not Json.Map arguments || arguments["list"] is not Json.Text { Value: var written } || !Guid.TryParse(written, out var guid))
            {
                continue;
            }

            var id = new ListId(guid);
            if (!known.TryGetValue(id, out var list))
            {
                known[id] = list = await screenings.FindAsync(id, ct);
            }

            if (list is not null)
            {
                found[job.Id] = list;
            }
        }

        return found;
    }
}
