// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Takes in a contact list whose bytes are already kept, and asks for its screening.</summary>
public sealed class ReceiveContactList(
    IUnitOfWork unit,
    IPartyLedger parties,
    IBlobs blobs,
    IScreenings screenings,
    IAnswerSets sets,
    ReceiveAnswers answers,
    IJobs jobs,
    IAuditTrail audit,
    IIdentifiers identifiers,
    IClock clock)
{
    /// <summary>What is delivered.</summary>
    /// <param name="Name">The name of the file; directories are cut off.</param>
    /// <param name="Centre">The contact centre that will call.</param>
    /// <param name="Campaign">The campaign it is for.</param>
    /// <param name="Content">The list's hash among the blobs.</param>
    /// <param name="Inputs">The files that go with it, already kept; a kind may stand more than once.</param>
    /// <param name="AsOf">The instant to judge it at, not in the future; null for the moment it is screened.</param>
    /// <param name="Mapping">Which column holds what, or null to recognise the columns.</param>
    public sealed record Command(
        string? Name,
        OrganisationId Centre,
        CampaignId Campaign,
        ContentHash Content,
        Sequence<DeliveredFile> Inputs = default,
        Instant? AsOf = null,
        ListMapping? Mapping = null);

    /// <summary>The list taken in, and the job that screens it.</summary>
    public sealed record Receipt(ContactList List, JobId Job);

    /// <summary>Runs the use case.</summary>
    public async Task<Result<Receipt>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        // 1. Facts: who it is for, and the bytes themselves.
        var now = clock.GetCurrentInstant();
        var book = await parties.ReadAsync(ct);
        var size = await blobs.SizeAsync(command.Content, ct);
        var look = await LookAsync(command.Content, command.Mapping, ct);
        var (inputs, missing) = await InputsAsync(command.Inputs, ct);

        // 2. Evaluation: everything that is wrong comes back together.
        var refusals = Problems(book, command, size, look, now);
        refusals.AddRange(missing);
        if (refusals.Count > 0)
        {
            return Sequence.From(refusals);
        }

        var client = book.Organisations[book.Campaigns[command.Campaign].Client].VatNumber.Digits;
        var answering = await AnswersAsync(command, client, by, ct);
        if (answering is not Result<Sequence<ListInput>>.Ok { Value: var answered })
        {
            return ((Result<Sequence<ListInput>>.Refused)answering).Refusals;
        }

        inputs = Sequence.From(inputs.Concat(answered));

        // 3. Decision: list, job and trace in one transaction.
        var list = new ContactList(
            new ListId(identifiers.Next()), FileName(command.Name)!, command.Centre, command.Campaign,
            command.Content, size.ValueOrThrow(), inputs, command.Mapping, by, now);
        return await unit.CommitAsync<Receipt>(
            async token =>
            {
                await screenings.AddAsync(list, token);
                var job = await jobs.EnqueueAsync(ScreenContactList.RequestFor(list, command.AsOf), token);
                await audit.AppendAsync(Trace(list, job.Id), token);
                return new Receipt(list, job.Id);
            },
            ct);
    }

    private static AuditAct Trace(ContactList list, JobId job) => new(
        list.By,
        "contact-list-received",
        "contact-list",
        list.Id.Value.ToString(),
        Json.Object(
            ("bytes", list.Bytes),
            ("content", list.Content.ToString()),
            ("inputs", Json.Array(list.Inputs.Select(input => (Json)Json.Object(
                ("content", input.Content.ToString()), ("kind", InputKinds.NameOf(input.Kind)))))),
            ("job", job.Value.ToString())));

    private async Task<(Sequence<ListInput> Inputs, Sequence<Refusal> Missing)> InputsAsync(Sequence<DeliveredFile> files, CancellationToken ct)
    {
        var inputs = new List<ListInput>();
        var missing = new List<Refusal>();
        for (var i = 0; i < files.Count; i++)
        {
            var where = FormattableString.Invariant($"/inputs/{i}");
            if (IsAnswer(files[i]))
            {
                continue;
            }

            if (FileName(files[i].Name) is not { Length: > 0 and <= 200 } name)
            {
                missing.Add(new ListNameInvalid { Where = where });
            }
            else if (await blobs.SizeAsync(files[i].Content, ct) is Result<long>.Ok { Value: var bytes })
            {
                inputs.Add(new ListInput(files[i].Kind, name, files[i].Content, bytes, files[i].Mapping));
            }
            else
            {
                missing.Add(new BlobMissing(files[i].Content) { Where = where });
            }
        }

        return (Sequence.From(inputs), Sequence.From(missing));
    }

    // Answers are never kept in clear: they become a set of their own, compared with this very list, and the list names it.
    private async Task<Result<Sequence<ListInput>>> AnswersAsync(Command command, string clientVat, Actor by, CancellationToken ct)
    {
        var files = Sequence.From(command.Inputs.Where(IsAnswer));
        if (files.IsEmpty)
        {
            return new Result<Sequence<ListInput>>.Ok([]);
        }

        if (files.Count == 1 && await sets.FindAsync(files[0].Content, ct) is { } known)
        {
            return Named(known);
        }

        var named = Sequence.From(files.Select(file => file with { Name = FileName(file.Name) is { Length: > 0 } name ? name : InputKinds.NameOf(file.Kind) }));
        return await answers.RunAsync(clientVat, named, [new SubmittedList(FileName(command.Name)!, command.Content, command.Mapping)], by, ct) switch
        {
            Result<AnswerSet>.Ok ok => Named(ok.Value),
            Result<AnswerSet>.Refused refused => Sequence.From(refused.Refusals.Select(refusal => refusal.Where is null ? refusal with { Where = "/inputs" } : refusal)),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static Sequence<ListInput> Named(AnswerSet set) =>
        [new ListInput(set.Kind == AnswerKind.Snapshot ? InputKind.OptOuts : InputKind.Answers, set.Name, set.Digest, set.Bytes)];

    private static bool IsAnswer(DeliveredFile file) => file.Kind is InputKind.Answers or InputKind.OptOuts;

    // What cannot be unpacked or recognised would only fail later, in a job nobody waits for.
    private async Task<Sequence<Refusal>> LookAsync(ContentHash content, ListMapping? mapping, CancellationToken ct)
    {
        if (!await blobs.ExistsAsync(content, ct))
        {
            return [];
        }

        var delivered = await ListBytes.OfStreamsAsync(async token => (await blobs.OpenAsync(content, token)).ValueOrThrow(), ct);
        switch (await RecognisedList.OpenAsync(delivered, mapping, ct))
        {
            case Result<RecognisedList>.Ok { Value: var list }:
                list.Dispose();
                return [];
            case Result<RecognisedList>.Refused refused:
                return ListMapping.Placed(refused.Refusals);
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }

    private static List<Refusal> Problems(PartyBook book, Command command, Result<long> size, Sequence<Refusal> look, Instant now)
    {
        var refusals = new List<Refusal>();
        if (FileName(command.Name) is not { Length: > 0 and <= 200 })
        {
            refusals.Add(new ListNameInvalid { Where = "/name" });
        }

        if (!book.Organisations.TryGetValue(command.Centre, out var centre))
        {
            refusals.Add(new OrganisationUnknown { Where = "/centre" });
        }
        else if (!centre.Has(OrganisationRole.ContactCentre))
        {
            refusals.Add(new OrganisationLacksRole(OrganisationRole.ContactCentre) { Where = "/centre" });
        }

        if (!book.Campaigns.ContainsKey(command.Campaign))
        {
            refusals.Add(new CampaignUnknown { Where = "/campaign" });
        }

        if (size is Result<long>.Refused missing)
        {
            refusals.AddRange(missing.Refusals.Select(refusal => refusal with { Where = "/content" }));
        }

        refusals.AddRange(look.Select(refusal => refusal.Where is null ? refusal with { Where = "/content" } : refusal));

        if (command.AsOf > now)
        {
            refusals.Add(new AsOfInTheFuture { Where = "/as-of" });
        }

        return refusals;
    }

    private static string? FileName(string? name) =>
        name is null ? null : name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
}
