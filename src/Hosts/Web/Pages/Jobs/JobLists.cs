// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Which contact list each of some jobs is about, where it is about one.</summary>
public static class JobLists
{
    /// <summary>Looks the lists up, all at once; a job about anything else is not among them.</summary>
    public static async Task<IReadOnlyDictionary<JobId, ListSummary>> OfAsync(IEnumerable<Job> jobs, IScreenings screenings, CancellationToken ct)
    {
        var about = new Dictionary<JobId, ListId>();
        foreach (var job in jobs)
        {
            if (job.Request.Arguments is Json.Map arguments && arguments["list"] is Json.Text { Value: var written } && Guid.TryParse(written, out var guid))
            {
                about[job.Id] = new ListId(guid);
            }
        }

        var known = (await screenings.SummariesAsync(about.Values, ct)).ToDictionary(list => list.Id);
        return about.Where(one => known.ContainsKey(one.Value)).ToDictionary(one => one.Key, one => known[one.Value]);
    }
}
