// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Rulebook;

namespace Filiera.Web;

/// <summary>Evidence by subject: what was sealed, whether it holds, and the bundle anyone can check elsewhere.</summary>
public static class EvidenceEndpoints
{
    private const int PageSize = 100;

    /// <summary>Maps <c>/lavoro/evidenze</c> and what lies below it. A subject is written <c>kind:id</c>.</summary>
    public static void MapEvidence(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Workspace, "/lavoro/evidenze", ListAsync);
        app.MapPage(AccessPolicies.Workspace, "/lavoro/evidenze/{subject}", SubjectAsync);
        app.MapPage(AccessPolicies.Workspace, "/lavoro/evidenze/{subject}/fascicolo.json", BundleAsync);
    }

    private static async Task<IResult> ListAsync(Visit visit, IEvidenceStore store, IPartyLedger parties, CancellationToken ct)
    {
        EvidenceSubject? after = null;
        if (visit.Http.Request.Query["dopo"].ToString() is { Length: > 0 } written && !EvidenceSubject.TryParse(written, out after))
        {
            return Answers.Problem([new FieldNotUnderstood("dopo") { Where = "dopo" }]);
        }

        var found = await store.ListAsync(null, after, PageSize + 1, ct);
        return Answers.Page<EvidencePage>(
            ("Listings", Sequence.From(found.Take(PageSize))), ("Book", await parties.ReadAsync(ct)), ("More", found.Count > PageSize));
    }

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
