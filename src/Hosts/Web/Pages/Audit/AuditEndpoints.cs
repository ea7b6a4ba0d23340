// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>The audit trail: who did what and when, whether it is whole, and the whole of it as a file.</summary>
public static class AuditEndpoints
{
    private const int PageSize = 50;
    private static readonly string[] Heading = ["number", "at", "by", "verb", "subject_kind", "subject_id", "details", "hash"];

    /// <summary>Maps <c>/lavoro/registro-attivita</c> and what lies below it.</summary>
    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Operator, "/lavoro/registro-attivita", ListAsync);
        app.MapPage(AccessPolicies.Operator, "/lavoro/registro-attivita/controllo", async (IAuditTrail trail, CancellationToken ct) =>
            Answers.Page<AuditCheckPage>(("Head", await trail.HeadAsync(ct)), ("Findings", await AuditChain.VerifyAsync(trail, default, ct))));
        app.MapPage(AccessPolicies.Operator, "/lavoro/registro-attivita.jsonl", (Visit visit, IAuditTrail trail) =>
            Results.Stream(stream => WriteLinesAsync(trail, stream), "application/jsonl", DownloadName.Of(visit, "audit", ".jsonl")));
        app.MapPage(AccessPolicies.Operator, "/lavoro/registro-attivita.csv", (Visit visit, IAuditTrail trail, CancellationToken ct) =>
            Results.Stream(stream => WriteTableAsync(trail, stream, ct), "text/csv; charset=utf-8", DownloadName.Of(visit, "audit", ".csv")));
    }

    private static async Task<IResult> ListAsync(Visit visit, IAuditTrail trail, CancellationToken ct)
    {
        var head = await trail.HeadAsync(ct);
        var asked = visit.Http.Request.Query["dopo"].ToString();
        var after = Math.Max(0, head.Number - PageSize);
        if (asked.Length > 0 && !long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return Answers.Problem([new FieldNotUnderstood("dopo") { Where = "dopo" }]);
        }

        var entries = await trail.ReadAsync(new AuditQuery(after, PageSize), ct);
        return Answers.Page<AuditPage>(("Head", head), ("After", after), ("Size", PageSize), ("Entries", Sequence.From(entries.Reverse())));
    }

    // Written while it is read: the trail only ever grows.
    private static async Task WriteTableAsync(IAuditTrail trail, Stream stream, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(CsvText.Mark + CsvText.Line(Heading)), ct);
        await foreach (var entry in trail.ReadAllAsync(ct))
        {
            await stream.WriteAsync(
                Encoding.UTF8.GetBytes(CsvText.Line([
                    entry.Number.ToString(CultureInfo.InvariantCulture), InstantPattern.ExtendedIso.Format(entry.At), entry.Act.By.ToString(),
                    entry.Act.Verb, entry.Act.SubjectKind, entry.Act.SubjectId, entry.Act.Details.ToCanonicalText(), entry.Hash.ToString(),
                ])),
                ct);
        }
    }

    private static async Task WriteLinesAsync(IAuditTrail trail, Stream stream)
    {
        await foreach (var entry in trail.ReadAllAsync(CancellationToken.None))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(entry.ToJson().ToCanonicalText() + "\n"));
        }
    }
}
