// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the four steps of the use case stand one below the other.

using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Writes a draft in the register's layout, in parts where a limit asks for it. From here on an answer is waited for.</summary>
public sealed class ExportConsultation(
    IUnitOfWork unit,
    IConsultations consultations,
    IRegisterAccounts accounts,
    SentNumbers sent,
    IEnumerable<IRegisterAdapter> adapters,
    IBlobs blobs,
    IAuditTrail audit,
    IClock clock)
{
    /// <summary>What is asked.</summary>
    /// <param name="Consultation">The draft.</param>
    /// <param name="Adapter">The layout, by name.</param>
    public sealed record Command(ConsultationId Consultation, string? Adapter = NeutralAdapter.LayoutName);

    /// <returns>The consultation with its parts, or why it was not exported.</returns>
    public async Task<Result<Consultation>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        // 1. Facts: the draft, the layout, and the account of whoever asks.
        var now = UtcMicroseconds.Floor(clock.GetCurrentInstant());
        if (await consultations.FindAsync(command.Consultation, ct) is not { } draft)
        {
            return new ConsultationUnknown();
        }

        if (draft.ExportedAt is not null || draft.AbandonedAt is not null)
        {
            return draft.ExportedAt is not null ? new ConsultationAlreadyExported() : new ConsultationAlreadyEnded();
        }

        if (adapters.FirstOrDefault(known => known.Name == command.Adapter) is not { } adapter)
        {
            return new RegisterAdapterUnknown { Where = "/adapter" };
        }

        if (await accounts.FindAsync(draft.ControllerVat, RomeTime.DayOf(now).Year, ct) is not { } account)
        {
            return new RegisterAccountMissing();
        }

        // 2. Evaluation: does it fit the tier, and how is it cut.
        if (await OverTierAsync(draft, account, ct) is { } over)
        {
            return over;
        }

        var taken = (await sent.ConsultationsAsync(draft.ControllerVat, ct)).SelectMany(one => one.Parts)
            .ToLookup(part => RomeTime.DayOf(part.SendFrom), part => part.Rows);
        var cut = PartCut.Of(draft.Draft.Counts.Asked, adapter.MostRows, account.DailyLimit, day => taken[day].Sum(), now);

        // 3. Decision and 4. evidence: the files are kept before anybody is told that they are there.
        var exported = new ConsultationEvent.Exported(adapter.Name, await WriteAsync(draft, adapter, cut, ct));
        return await unit.CommitAsync<Consultation>(
            async token =>
            {
                var kept = await consultations.AppendAsync(draft, new ConsultationEntry(by, now, exported), token);
                if (kept is Result<Consultation>.Ok)
                {
                    await audit.AppendAsync(ConsultationTrace.Of(draft.Id, by, exported), token);
                }

                return kept;
            },
            ct);
    }

    private async Task<Refusal?> OverTierAsync(Consultation draft, RegisterAccount account, CancellationToken ct)
    {
        if (account.Tier.MostNumbers is not { } most)
        {
            return null;
        }

        var paid = await sent.OfYearAsync(draft.ControllerVat, account.Year, ct);
        await using var content = (await blobs.OpenAsync(draft.Draft.Content, ct)).ValueOrThrow();
        paid.UnionWith(ConsultationList.Read(content).Select(row => row.Number.RevealDigits()));
        var over = account.PaidElsewhere + paid.Count - most;
        return over > 0 ? new ConsultationOverTier(over) : null;
    }

    private async Task<Sequence<ConsultationPart>> WriteAsync(
        Consultation draft, IRegisterAdapter adapter, IEnumerable<(long First, long Rows, Instant SendFrom)> cut, CancellationToken ct)
    {
        var parts = new List<ConsultationPart>();
        await using var content = (await blobs.OpenAsync(draft.Draft.Content, ct)).ValueOrThrow();
        using var rows = ConsultationList.Read(content).GetEnumerator();
        foreach (var (first, count, from) in cut)
        {
            await using var file = blobs.Draft();
            await adapter.WriteAsync(Next(rows, count), file.Stream, ct);
            var hash = await file.CommitAsync(ct);
            var number = parts.Count + 1;
            parts.Add(new ConsultationPart(
                number, adapter.FileNameOf(draft.Id, number), hash, (await blobs.SizeAsync(hash, ct)).ValueOrThrow(), first, count, from));
        }

        return Sequence.From(parts);
    }

    private static IEnumerable<ConsultedNumber> Next(IEnumerator<ConsultedNumber> rows, long count)
    {
        for (long i = 0; i < count && rows.MoveNext(); i++)
        {
            yield return rows.Current;
        }
    }
}
