// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Composition;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Evidence by subject: what was sealed, whether it holds, and the bundle anyone can check elsewhere.</summary>
public static class EvidenceEndpoints
{
    private static readonly string[] Heading = ["subject", "name", "count", "last"];

    /// <summary>Maps <c>/lavoro/evidenze</c> and what lies below it. A subject is written <c>kind:id</c>.</summary>
    public static void MapEvidence(this IEndpointRouteBuilder app)
    {
        app.MapList("/lavoro/evidenze", "evidence", OpenAsync, async (request, asked, found) => Answers.Page<EvidencePage>(
            ("Asked", asked), ("Found", found), ("Book", await request.Get<IPartyLedger>().ReadAsync(request.Stop))));
        app.MapPage(AccessPolicies.Workspace, "/lavoro/evidenze/{subject}", SubjectAsync);
        app.MapPage(AccessPolicies.Workspace, "/lavoro/evidenze/{subject}/fascicolo.json", BundleAsync);
    }

    private static async Task<StoredList<EvidenceListing>> OpenAsync(ActRequest request)
    {
        var store = request.Get<IEvidenceStore>();
        var visit = request.Visit;
        var book = await request.Get<IPartyLedger>().ReadAsync(request.Stop);
        var columns = new ListColumns<EvidenceListing>(visit.Language.Culture(), one => one.Subject.ToString(),
        [
            ("soggetto", one => $"{SubjectName.Of(one.Subject, book)} {KindOf(visit, one.Subject)} {one.Subject}".Trim()),
            ("numero", one => visit.Column(one.Head.Number)),
            ("ultima", one => visit.Column(one.Head.RecordedAt)),
        ])
        {
            ComeInOrder = true,
        };
        return new StoredList<EvidenceListing>(columns, text => EvidenceSubject.TryParse(text, out _), ReadAsync, Heading, one => [Row(one, book)]);

        async Task<IReadOnlyList<EvidenceListing>> ReadAsync(ListAsked asked, string? after, int count)
        {
            EvidenceSubject.TryParse(after ?? "", out var from);
            return await store.ListAsync(null, from, count, request.Stop);
        }
    }

    private static string KindOf(Visit visit, EvidenceSubject subject) =>
        Words.Of(visit.Language).Has("subject." + subject.Kind) ? visit["subject." + subject.Kind] : "";

    private static string[] Row(EvidenceListing one, PartyBook book) =>
    [
        one.Subject.ToString(), SubjectName.Of(one.Subject, book) ?? "", one.Head.Number.ToString(CultureInfo.InvariantCulture),
        InstantPattern.General.Format(one.Head.RecordedAt),
    ];

    private static async Task<IResult> SubjectAsync(
        string subject, Visit visit, IEvidenceStore store, VerifyStoredEvidence verify, RuleCatalogue catalogue, IBlobs blobs, IPartyLedger parties, CancellationToken ct)
    {
        // Doing the sum again reads every list: only when asked for.
        var recompute = visit.Http.Request.Query["ricalcola"] == "si";
        if (!EvidenceSubject.TryParse(subject, out var known))
        {
            return Results.NotFound();
        }

        return await verify.RunAsync(known!, reference => catalogue.Find(reference) is not null, recompute ? new BlobInputs(blobs) : null, ct) switch
        {
            Result<Verification>.Ok(var verification) => Answers.Page<EvidenceSubjectPage>(
                ("Subject", known), ("Name", SubjectName.Of(known!, await parties.ReadAsync(ct))), ("Chain", await store.ReadAsync(known!, ct)), ("Verification", verification), ("Recomputed", recompute)),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> BundleAsync(string subject, ExportEvidence export, CancellationToken ct)
    {
        if (!EvidenceSubject.TryParse(subject, out var known))
        {
            return Results.NotFound();
        }

        return await export.RunAsync(known!, ct) is Result<EvidenceBundle>.Ok(var bundle)
            ? Results.Bytes(bundle.ToBytes(), "application/json", "evidence.json")
            : Results.NotFound();
    }
}
