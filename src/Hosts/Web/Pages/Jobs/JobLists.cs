// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Which contact list each of some jobs is about, where it is about one.</summary>
public static class JobLists
{
    /// <summary>Looks the lists up; a job about anything else is not among them.</summary>
    public static async Task<IReadOnlyDictionary<JobId, ContactList>> OfAsync(IEnumerable<Job> jobs, IScreenings screenings, CancellationToken ct)
    {
        var found = new Dictionary<JobId, ContactList>();
        foreach (var job in jobs)
        {
            if (job.Request.Arguments is Json.Map arguments && arguments["list"] is Json.Text { Value: var written } && Guid.TryParse(written, out var id)
                && await screenings.FindAsync(new ListId(id), ct) is { } list)
            {
                found[job.Id] = list;
            }
        }

        return found;
    }
}
