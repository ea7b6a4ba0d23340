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
    /// <param name="Answers">The hash of the register's answer, or null.</param>
    public sealed record Command(string? Name, OrganisationId Centre, CampaignId Campaign, ContentHash Content, ContentHash? Answers);

    /// <summary>The list taken in, and the job that screens it.</summary>
    public sealed record Receipt(ContactList List, JobId Job);

    /// <summary>Runs the use case.</summary>
    public async Task<Result<Receipt>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        // 1. Facts: who it is for, and the bytes themselves.
        var book = await parties.ReadAsync(ct);
        var size = await blobs.SizeAsync(command.Content, ct);
        var look = await FirstLookAsync(command.Content, ct);
        var answered = command.Answers is not { } answers || await blobs.ExistsAsync(answers, ct);

        // 2. Evaluation: everything that is wrong comes back together.
        var refusals = Problems(book, command, size, look, answered);
        if (refusals.Count > 0)
        {
            return Sequence.From(refusals);
        }

        // 3. Decision: list, job and trace in one transaction.
        var list = new ContactList(
            new ListId(identifiers.Next()), FileName(command.Name)!, command.Centre, command.Campaign,
            command.Content, size.ValueOrThrow(), command.Answers, by, clock.GetCurrentInstant());
        return await unit.CommitAsync<Receipt>(
            async token =>
            {
                await screenings.AddAsync(list, token);
                var job = await jobs.EnqueueAsync(ScreenContactList.RequestFor(list), token);
                await audit.AppendAsync(
                    new AuditAct(by, "contact-list-received", "contact-list", list.Id.Value.ToString(), Json.Object(
                        ("bytes", list.Bytes), ("content", list.Content.ToString()), ("job", job.Id.Value.ToString()))),
                    token);
                return new Receipt(list, job.Id);
            },
            ct);
    }

    private async Task<Refusal?> FirstLookAsync(ContentHash content, CancellationToken ct)
    {
        if (await blobs.OpenAsync(content, ct) is not Result<Stream>.Ok { Value: var stream })
        {
            return null;
        }

        await using (stream)
        {
            return await ListFile.FirstLookAsync(stream, ct);
        }
    }

    private static List<Refusal> Problems(PartyBook book, Command command, Result<long> size, Refusal? look, bool answered)
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

        if (look is not null)
        {
            refusals.Add(look with { Where = "/content" });
        }

        if (!answered)
        {
            refusals.Add(new BlobMissing(command.Answers!.Value) { Where = "/answers" });
        }

        return refusals;
    }

    private static string? FileName(string? name) =>
        name is null ? null : name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
}
