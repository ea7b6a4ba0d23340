// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: taking an answer in is one path from the file to the permit, in the order in which it may be refused.

using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Takes in what the register answered to a consultation: only to this controller, this consultation and this list. It becomes a set of answers and a signed permit.</summary>
/// <remarks>Given several files at once, one for each part, they become one set, which serves to screen lists that reach over the parts.</remarks>
public sealed class ImportRegisterAnswer(
    IUnitOfWork unit,
    IConsultations consultations,
    ReceiveAnswers receive,
    IEnumerable<IRegisterAdapter> adapters,
    IKeyStore keys,
    IBlobs blobs,
    RuleCatalogue catalogue,
    ScreeningOptions options,
    IAuditTrail audit,
    IClock clock)
{
    private const int MostKept = 20;

    /// <summary>What came back.</summary>
    /// <param name="Consultation">The consultation that waits for it.</param>
    /// <param name="Files">The files, already kept among the blobs; they are deleted when they are taken in or refused.</param>
    /// <param name="Form">In which form they come.</param>
    /// <param name="AskedAt">For a cleansed list, when the register was asked; null for an answer that says it row by row.</param>
    public sealed record Command(
        ConsultationId Consultation, Sequence<DeliveredFile> Files, AnswerForm Form = AnswerForm.Result, Instant? AskedAt = null);

    /// <returns>The consultation with the answers, or everything that stands against them; a refusal is kept with the consultation.</returns>
    public async Task<Result<Consultation>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        // 1. Facts: the consultation that waits, and the files.
        var now = UtcMicroseconds.Floor(clock.GetCurrentInstant());
        if (await consultations.FindAsync(command.Consultation, ct) is not { } waiting)
        {
            return new ConsultationUnknown();
        }

        if (ConsultationFigures.On(catalogue, RomeTime.DayOf(now)) is not { } figures)
        {
            return new NoRulesInForce();
        }

        var looking = await LookAsync(command, waiting, now, ct);
        if (looking is not Result<Sequence<ListInput>>.Ok { Value: var files })
        {
            var refusals = ((Result<Sequence<ListInput>>.Refused)looking).Refusals;
            if (refusals is [ConsultationNotWaiting])
            {
                // Nothing will ever be made of it.
                await receive.ForgetAsync(Ours(waiting, command.Files), ct);
            }

            return refusals;
        }

        // What is about to be done is kept first: a break-off leaves a trace, and the file can be taken in again.
        var begun = await AppendAsync(waiting, new ConsultationEvent.ImportBegun(files), by, now, ct);
        if (begun is not Result<Consultation>.Ok { Value: var before })
        {
            return begun;
        }

        // 2. Evaluation: row by row, then all of it together.
        var taking = await TakeAsync(command, before, figures, now, ct);

        // Answers in clear are a shadow copy of the register: taken in, refused or left over from a break-off, they do not stay. They go before
        // anything is acknowledged, so that no break-off can leave them behind.
        await receive.ForgetAsync(Ours(before, command.Files.Concat(waiting.Unfinished.Select(file => new DeliveredFile(file.Kind, file.Name, file.Content)))), ct);
        var done = taking switch
        {
            // 3. Decision and 4. evidence.
            Result<Taken>.Ok { Value: var taken } => await KeepAsync(before, taken, figures, by, now, ct),
            Result<Taken>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
        if (done is Result<Consultation>.Refused not)
        {
            var why = Sequence.From(not.Refusals.Take(MostKept).Select(RefusedAnswer.Of));
            await AppendAsync(before, new ConsultationEvent.AnswerRefused(files, why), by, now, ct);
        }

        return done;
    }

    // A cleansed list from which nothing was removed is the very file that was handed over.
    private static Sequence<DeliveredFile> Ours(Consultation before, IEnumerable<DeliveredFile> files)
    {
        var kept = before.Parts.Select(part => part.Content).Append(before.Draft.Content).Concat(before.Draft.Sources.Select(source => source.Content)).ToHashSet();
        return Sequence.From(files.Where(file => !kept.Contains(file.Content)));
    }

    private async Task<Result<Sequence<ListInput>>> LookAsync(Command command, Consultation waiting, Instant now, CancellationToken ct)
    {
        if (waiting.AbandonedAt is not null || waiting.Waiting.IsEmpty)
        {
            return new ConsultationNotWaiting();
        }

        if (command.Files.IsEmpty)
        {
            return new AnswerHoldsNothing { Where = "/files" };
        }

        if (command.Form == AnswerForm.Cleansed && !(command.AskedAt >= waiting.ExportedAt && command.AskedAt <= now))
        {
            return new AnswerAskedAtMissing { Where = "/askedAt" };
        }

        var files = new List<ListInput>();
        foreach (var file in command.Files)
        {
            if (await blobs.SizeAsync(file.Content, ct) is not Result<long>.Ok { Value: var bytes })
            {
                return new BlobMissing(file.Content) { Where = "/files" };
            }

            files.Add(new ListInput(InputKind.Answers, file.Name, file.Content, bytes));
        }

        return Sequence.From(files);
    }

    private async Task<Result<Taken>> TakeAsync(Command command, Consultation before, ConsultationFigures figures, Instant now, CancellationToken ct)
    {
        var adapter = adapters.First(known => known.Name == before.Adapter);
        var neutral = await NeutralAsync(adapter, command.Files, ct);
        var taken = await TakeAsync(command, neutral, before, figures, now, ct);
        await receive.ForgetAsync(Sequence.From(neutral.Except(command.Files)), ct);
        return taken;
    }

    // Where the layout is another, the answer is first written in the neutral one, for no longer than it takes.
    private async Task<Sequence<DeliveredFile>> NeutralAsync(IRegisterAdapter adapter, Sequence<DeliveredFile> files, CancellationToken ct)
    {
        if (adapter is NeutralAdapter)
        {
            return files;
        }

        var written = new List<DeliveredFile>();
        foreach (var file in files)
        {
            await using var content = adapter.ReadAnswer((await blobs.OpenAsync(file.Content, ct)).ValueOrThrow());
            written.Add(file with { Content = await blobs.PutAsync(content, ct) });
        }

        return Sequence.From(written);
    }

    private async Task<Result<Taken>> TakeAsync(
        Command command, Sequence<DeliveredFile> neutral, Consultation before, ConsultationFigures figures, Instant now, CancellationToken ct)
    {
        var check = new AnswerCheck(before, before.Waiting.Select(part => (part, Rows(part))), now);
        var (found, refusals) = (new List<(DeliveredFile File, AnswerCheck.Found Found)>(), new List<Refusal>());
        foreach (var (file, delivered) in neutral.Zip(command.Files))
        {
            await using var content = (await blobs.OpenAsync(file.Content, ct)).ValueOrThrow();
            switch (check.Run(file.Name, content, command.Form, ct))
            {
                case Result<AnswerCheck.Found>.Ok { Value: var one }:
                    found.Add((delivered, one));
                    break;
                case Result<AnswerCheck.Found>.Refused refused:
                    refusals.AddRange(refused.Refusals);
                    break;
            }
        }

        if (found.GroupBy(one => one.Found.Part).Any(part => part.Count() > 1))
        {
            refusals.Add(new AnswerPartRepeated());
        }

        if (!options.Demonstration && found.Any(one => one.Found.IsSimulated))
        {
            refusals.Add(new AnswerOfTheSimulator());
        }

        if (refusals.Count > 0)
        {
            return Sequence.From(refusals);
        }

        return await CompileAsync(command, neutral, before, figures, found, ct);
    }

    private async Task<Result<Taken>> CompileAsync(
        Command command,
        Sequence<DeliveredFile> neutral,
        Consultation before,
        ConsultationFigures figures,
        List<(DeliveredFile File, AnswerCheck.Found Found)> found,
        CancellationToken ct)
    {
        var parts = found.Select(one => before.Parts.Single(part => part.Number == one.Found.Part)).ToList();
        var compiled = await receive.CompileAsync(
            before.ControllerVat,
            Sequence.From(neutral.Select(file => file with { Kind = InputKind.Answers, At = command.Form == AnswerForm.Cleansed ? command.AskedAt : null })),
            Sequence.From(parts.Select(part => new SubmittedList(part.FileName, part.Content, null))),
            ct);
        if (compiled is not Result<AnswerIndex>.Ok { Value: var index })
        {
            return ((Result<AnswerIndex>.Refused)compiled).Refusals;
        }

        using (index)
        {
            return await receive.SaveAsync(index, ct) switch
            {
                Result<KeptAnswerIndex>.Ok { Value: var kept } => new Taken(
                    kept, Sequence.From(found.Select((one, at) => Answered(one.File, one.Found, parts[at], command, figures)))),
                Result<KeptAnswerIndex>.Refused refused => refused.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }
    }

    private IEnumerable<ConsultedNumber> Rows(ConsultationPart part) =>
        ConsultationList.Read(blobs.OpenAsync(part.Content, CancellationToken.None).GetAwaiter().GetResult().ValueOrThrow());

    private static Answer Answered(DeliveredFile file, AnswerCheck.Found found, ConsultationPart part, Command command, ConsultationFigures figures)
    {
        var (oldest, newest) = (found.Oldest ?? command.AskedAt!.Value, found.Newest ?? command.AskedAt!.Value);
        return new Answer(file.Content, part, found, oldest, newest, command.Form, figures.Answers is { } time && newest >= part.SendFrom + time);
    }

    private async Task<Result<Consultation>> KeepAsync(
        Consultation before, Taken taken, ConsultationFigures figures, Actor by, Instant now, CancellationToken ct)
    {
        var opened = await keys.OpenOrCreateAsync(PermitForm.Purpose, ct);
        if (opened is not Result<SigningKey>.Ok { Value: var key })
        {
            return ((Result<SigningKey>.Refused)opened).Refusals;
        }

        using (key)
        {
            // A key may have been made just now: what is signed is never older than the key.
            var from = (await keys.ListAsync(ct)).First(known => known.Key.Id == key.Key.Id && known.Purpose == PermitForm.Purpose.Name).From;
            var issued = Instant.Max(now, from);
            return await unit.CommitAsync<Consultation>(
                async token =>
                {
                    var recording = await receive.RecordAsync(taken.Index, by, token);
                    if (recording is not Result<AnswerSet>.Ok { Value: var set })
                    {
                        return ((Result<AnswerSet>.Refused)recording).Refusals;
                    }

                    var received = new ConsultationEvent.AnswerReceived(Sequence.From(taken.Answers.Select(answer => new PartAnswer(
                        answer.Part.Number, set.Id, set.Digest, answer.Result, answer.Form, answer.Found.Numbers, answer.Found.Remove, answer.Oldest,
                        answer.Newest, answer.IsLate, answer.Found.IsSimulated, PermitForm.Seal(Permit(before, answer, figures, issued), key)))));
                    var kept = await consultations.AppendAsync(before, new ConsultationEntry(by, now, received), token);
                    if (kept is Result<Consultation>.Ok)
                    {
                        await audit.AppendAsync(ConsultationTrace.Of(before.Id, by, received), token);
                    }

                    return kept;
                },
                ct);
        }
    }

    private DialPermit Permit(Consultation before, Answer answer, ConsultationFigures figures, Instant issued) => new(
        before.ControllerVat,
        before.Draft.Campaign,
        answer.Part.Content,
        answer.Result,
        before.Id,
        answer.Part.Number,
        answer.Oldest,
        answer.Oldest + figures.Holds,
        issued,
        options.Demonstration,
        answer.Found.IsSimulated);

    private Task<Result<Consultation>> AppendAsync(Consultation before, ConsultationEvent happened, Actor by, Instant at, CancellationToken ct) =>
        unit.CommitAsync<Consultation>(
            async token =>
            {
                var kept = await consultations.AppendAsync(before, new ConsultationEntry(by, at, happened), token);
                if (kept is Result<Consultation>.Ok)
                {
                    await audit.AppendAsync(ConsultationTrace.Of(before.Id, by, happened), token);
                }

                return kept;
            },
            ct);

    private sealed record Taken(KeptAnswerIndex Index, Sequence<Answer> Answers);

    private sealed record Answer(
        ContentHash Result, ConsultationPart Part, AnswerCheck.Found Found, Instant Oldest, Instant Newest, AnswerForm Form, bool IsLate);
}
