// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>A list of the screen as a file: the same rows under the same filters.</summary>
public static class Export
{
    /// <summary>As comma-separated text for spreadsheets.</summary>
    public static IResult Csv(string name, IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows) =>
        Results.Bytes(CsvText.Write(heading, rows), "text/csv; charset=utf-8", name + ".csv");

    /// <summary>As canonical JSON.</summary>
    public static IResult ToJson(string name, Json content) =>
        Results.Bytes(content.ToCanonicalBytes(), "application/json", name + ".json");
}
