// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Register;
using Filiera.Stores.Files;
using Filiera.Stores.Sql;

namespace Filiera.Composition;

/// <summary>Runs every integrity check an installation has: database, blobs, audit trail, evidence, keys, public log. Changes nothing that is right.</summary>
public sealed class CheckIntegrity(
    Installation installation, DataDirectory directory, DatabaseSchema schema, IBlobChecks blobs, IAuditTrail trail, IEvidenceStore evidence, IKeyStore keys)
{
    private const int Page = 500;

    /// <summary>Runs them, one after the other.</summary>
    public async Task<Sequence<IntegrityCheck>> RunAsync(CancellationToken ct) =>
    [
        await DatabaseAsync(ct),
        await BlobsAsync(ct),
        await AuditAsync(ct),
        await EvidenceAsync(ct),
        await LogAsync(ct),
    ];

    private async Task<IntegrityCheck> DatabaseAsync(CancellationToken ct)
    {
        if (await schema.CheckAsync(ct) is Result<int>.Refused refused)
        {
            return new IntegrityCheck("database", false, refused.Refusals[0].ToString());
        }

        var wrong = installation.Postgres is null
            ? DataFiles.Databases(directory).SelectMany(name => DatabaseCopies.CheckSqlite(Path.Combine(directory.Root, name))).Count()
            : 0;
        return new IntegrityCheck(
            "database", wrong == 0, wrong > 0 ? FormattableString.Invariant($"{wrong} findings of SQLite's integrity check") : "form as the program knows it, pages sound");
    }

    private async Task<IntegrityCheck> BlobsAsync(CancellationToken ct)
    {
        var report = await blobs.CheckAsync(ct);
        return new IntegrityCheck(
            "blobs", report.IsSound, FormattableString.Invariant($"{report.Blobs} files, {report.Bytes} bytes, {report.Damaged.Count} damaged, {report.StrangeFiles} strange"));
    }

    private async Task<IntegrityCheck> AuditAsync(CancellationToken ct)
    {
        var head = await trail.HeadAsync(ct);
        var findings = await AuditChain.VerifyAsync(trail, head, ct);
        return new IntegrityCheck("audit-trail", findings.IsEmpty, FormattableString.Invariant($"{head.Number} entries, {findings.Count} findings"));
    }

    // What was measured is not measured again here: filiera evidence check does that, subject by subject.
    private async Task<IntegrityCheck> EvidenceAsync(CancellationToken ct)
    {
        var verify = new VerifyStoredEvidence(evidence, keys, new VerifyEvidence(new RecomputeRegistry([])));
        var (subjects, wrong) = (0, 0);
        EvidenceSubject? after = null;
        while (true)
        {
            var page = await evidence.ListAsync(null, after, Page, ct);
            foreach (var listing in page)
            {
                subjects++;
                wrong += await verify.RunAsync(listing.Subject, null, null, ct) is Result<Verification>.Ok(var checks)
                    && checks.Checks.All(check => check.Outcome is not Outcome.NotMet) ? 0 : 1;
            }

            if (page.Count < Page)
            {
                return new IntegrityCheck("evidence", wrong == 0, FormattableString.Invariant($"{subjects} chains, {wrong} that do not hold"));
            }

            after = page[^1].Subject;
        }
    }

    private async Task<IntegrityCheck> LogAsync(CancellationToken ct)
    {
        var files = new FileLogFiles(directory.Log);
        if (await files.ReadCheckpointAsync(ct) is not { } note)
        {
            return new IntegrityCheck("public-log", true, "nothing is published");
        }

        // The first line of a checkpoint names its log; whether it may is for the signature to say.
        var parsed = SignedNote.Parse(note);
        var origin = parsed is Result<SignedNote>.Ok(var read) ? read.Text.Split('\n')[0] : "";
        if (!NoteKey.IsName(origin))
        {
            return new IntegrityCheck("public-log", false, "the checkpoint cannot be read");
        }

        var known = (await keys.ListAsync(ct)).Where(key => key.Purpose == LogWriterOptions.KeyPurpose.Name)
            .Select(key => new NoteKey(origin, NoteKeyKind.Ed25519, key.Key));
        if (SignedCheckpoint.Open(note, origin, known) is not Result<SignedCheckpoint>.Ok(var signed))
        {
            return new IntegrityCheck("public-log", false, "the checkpoint is not signed by a key of this installation");
        }

        var report = await LogCheck.RunAsync(files, signed.Checkpoint, ct);
        return new IntegrityCheck(
            "public-log", report.Problems.IsEmpty, FormattableString.Invariant($"{signed.Checkpoint.Size} entries, {report.Problems.Count} bad files"));
    }
}
