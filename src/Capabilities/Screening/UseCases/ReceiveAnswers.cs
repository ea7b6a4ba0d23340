// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Takes in what the register answered to a controller: compiled into an encrypted index, recorded as a set; the files themselves are not kept.</summary>
public sealed class ReceiveAnswers(
    IUnitOfWork unit,
    IPartyLedger parties,
    IBlobs blobs,
    IAnswerIndexes indexes,
    IAnswerSets sets,
    IScreenings screenings,
    IAuditTrail audit,
    IIdentifiers identifiers,
    IClock clock)
{
    /// <summary>What is delivered.</summary>
    /// <param name="ControllerVat">The VAT number of the controller that asked.</param>
    /// <param name="Files">The answers, already kept among the blobs; they are deleted once the set is recorded.</param>
    /// <param name="Submitted">The lists the register was asked about; empty when nobody states them.</param>
    public sealed record Command(string? ControllerVat, Sequence<DeliveredFile> Files, Sequence<ListId> Submitted = default);

    /// <returns>The set, or everything that stands against it.</returns>
    public async Task<Result<AnswerSet>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        // 1. Facts: who asked, and which lists were submitted.
        var parsed = PartitaIva.Parse(command.ControllerVat);
        if (parsed is not Result<PartitaIva>.Ok { Value: var vat })
        {
            return Sequence.From(((Result<PartitaIva>.Refused)parsed).Refusals.Select(refusal => refusal with { Where = "/controller" }));
        }

        if (!(await parties.ReadAsync(ct)).Organisations.Values.Any(known => known.VatNumber == vat))
        {
            return new OrganisationUnknown { Where = "/controller" };
        }

        var submitted = new List<SubmittedList>();
        foreach (var id in command.Submitted)
        {
            if (await screenings.FindAsync(id, ct) is not { } list)
            {
                return new ListUnknown { Where = "/submitted" };
            }

            submitted.Add(new SubmittedList(list.Name, list.Content, list.Mapping));
        }

        // 2. Evaluation, 3. decision and 4. evidence.
        return await RunAsync(vat.Digits, command.Files, Sequence.From(submitted), by, ct);
    }

    /// <summary>Keeps an index that was compiled elsewhere, and records it as a set. The index stays the caller's to dispose.</summary>
    public async Task<Result<AnswerSet>> KeepAsync(AnswerIndex index, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(index);
        return await SaveAsync(index, ct) switch
        {
            Result<KeptAnswerIndex>.Ok { Value: var kept } => await RecordAsync(kept, by, ct),
            Result<KeptAnswerIndex>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <summary>Compiles answers, keeps the index and records the set.</summary>
    /// <param name="controllerVat">A controller known.</param>
    /// <param name="files">The answers.</param>
    /// <param name="submitted">The lists submitted.</param>
    /// <param name="by">Who delivers them.</param>
    /// <param name="ct">Stops it; nothing is recorded.</param>
    internal async Task<Result<AnswerSet>> RunAsync(
        string controllerVat, Sequence<DeliveredFile> files, Sequence<SubmittedList> submitted, Actor by, CancellationToken ct)
    {
        var compiling = await CompileAsync(controllerVat, files, submitted, ct);
        if (compiling is not Result<AnswerIndex>.Ok { Value: var index })
        {
            return ((Result<AnswerIndex>.Refused)compiling).Refusals;
        }

        using (index)
        {
            var saving = await SaveAsync(index, ct);
            if (saving is not Result<KeptAnswerIndex>.Ok { Value: var kept })
            {
                return ((Result<KeptAnswerIndex>.Refused)saving).Refusals;
            }

            // Before anything is acknowledged, so that a break-off leaves no answer in clear behind.
            await ForgetAsync(files, ct);
            return await RecordAsync(kept, by, ct);
        }
    }

    /// <summary>Compiles answers and keeps nothing; the caller disposes the index.</summary>
    internal async Task<Result<AnswerIndex>> CompileAsync(
        string controllerVat, Sequence<DeliveredFile> files, Sequence<SubmittedList> submitted, CancellationToken ct)
    {
        foreach (var content in files.Select(file => file.Content).Concat(submitted.Select(list => list.Content)))
        {
            if (!await blobs.ExistsAsync(content, ct))
            {
                return new BlobMissing(content);
            }
        }

        var now = clock.GetCurrentInstant();
        var answers = Sequence.From(files.Select(file => Source(file.Name, file.Content, null)));
        var lists = Sequence.From(submitted.Select(list => Source(list.Name, list.Content, list.Mapping)));
        var first = files[0];
        return files.Any(file => file.Kind != first.Kind || file.At != first.At) ? new AnswersOfSeveralForms()
            : first.Kind == InputKind.OptOuts && first.At is { } taken ? AnswerCompiler.CompileSnapshot(controllerVat, answers, taken, now, ct: ct)
            : first.Kind == InputKind.OptOuts ? new SnapshotWithoutDate()
            : first.At is { } asked ? AnswerCompiler.CompileCleansed(controllerVat, lists, SourceFile.Returned(answers, lists), asked, now, ct: ct)
            : AnswerCompiler.Compile(controllerVat, answers, lists, now, ct: ct);
    }

    /// <summary>Keeps an index; without a set that names it nothing is screened with it.</summary>
    internal Task<Result<KeptAnswerIndex>> SaveAsync(AnswerIndex index, CancellationToken ct) => indexes.SaveAsync(index, ct);

    /// <summary>Records an index kept as a set, in the unit of work that is open or in one of its own.</summary>
    internal async Task<Result<AnswerSet>> RecordAsync(KeptAnswerIndex kept, Actor by, CancellationToken ct)
    {
        var info = kept.Info;
        var names = string.Join(", ", info.Sources.Select(source => source.Name));
        var set = new AnswerSet(
            new AnswerSetId(identifiers.Next()),
            names.Length <= 200 ? names : names[..199] + "…",
            info.ControllerVat,
            info.Kind,
            Sequence.From(info.Sources.Select(source => new ListInput(
                info.Kind == AnswerKind.Snapshot ? InputKind.OptOuts : InputKind.Answers, source.Name, source.Content, source.Bytes))),
            Sequence.From(info.Submitted.Select(list => list.Content)),
            info.Digest,
            kept.Bytes,
            info.Numbers,
            info.Remove,
            info.Oldest,
            info.Newest,
            by,
            clock.GetCurrentInstant());
        return await unit.CommitAsync<AnswerSet>(
            async token =>
            {
                await sets.AddAsync(set, token);
                await audit.AppendAsync(
                    new AuditAct(by, "answers-received", "answer-set", set.Id.Value.ToString(), Json.Object(
                        ("controller_vat", set.ControllerVat), ("digest", set.Digest.ToString()), ("numbers", set.Numbers), ("remove", set.Remove))),
                    token);
                return set;
            },
            ct);
    }

    // Stored answers build a shadow copy of the register: in clear they stay no longer than it takes to compile them.
    internal async Task ForgetAsync(Sequence<DeliveredFile> files, CancellationToken ct)
    {
        foreach (var content in files.Select(file => file.Content).Distinct())
        {
            if (!await screenings.IsCitedAsync(content, ct))
            {
                await blobs.DeleteAsync(content, ct);
            }
        }
    }

    private SourceFile Source(string name, ContentHash content, ListMapping? mapping) =>
        new(name, () => blobs.OpenAsync(content, CancellationToken.None).GetAwaiter().GetResult().ValueOrThrow(), mapping);
}
