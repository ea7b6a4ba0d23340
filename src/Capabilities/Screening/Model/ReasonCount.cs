// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>How many rows a reason applies to; a row with several reasons counts once under each.</summary>
/// <param name="Verdict">The verdict of those rows.</param>
/// <param name="Reason">The reason as printed, such as <c>answer-too-old(RPO-03)</c>.</param>
/// <param name="Rows">Rows with this verdict and this reason.</param>
public sealed record ReasonCount(Verdict Verdict, string Reason, long Rows)
{
    /// <summary>The canonical form kept in evidence.</summary>
    public Json ToJson() => Json.Object(("reason", Reason), ("rows", Rows), ("verdict", VerdictNames.Of(Verdict)));

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidCastException">Not that form.</exception>
    public static ReasonCount FromJson(Json json)
    {
        var map = (Json.Map)json;
        return new ReasonCount(
            VerdictNames.Parse(((Json.Text)map["verdict"]!).Value), ((Json.Text)map["reason"]!).Value, ((Json.Integer)map["rows"]!).Value);
    }
}
