// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>A list of the screen as a file: the same rows under the same filters.</summary>
public static class Export
{
    /// <summary>As comma-separated text for spreadsheets.</summary>
    /// <param name="key">What it is called: see <see cref="DownloadName"/>.</param>
    /// <param name="heading">The names of the columns.</param>
    /// <param name="rows">The rows.</param>
    public static IResult Csv(string key, IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows) =>
        new Named(visit => Results.Bytes(CsvText.Write(heading, rows), "text/csv; charset=utf-8", DownloadName.Of(visit, key, ".csv")));

    /// <summary>As canonical JSON.</summary>
    public static IResult ToJson(string key, Json content) =>
        new Named(visit => Results.Bytes(content.ToCanonicalBytes(), "application/json", DownloadName.Of(visit, key, ".json")));

    // The name is in the language of whoever asks.
    private sealed class Named(Func<Visit, IResult> file) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => file(httpContext.RequestServices.GetRequiredService<Visit>()).ExecuteAsync(httpContext);
    }
}
