// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Reads consultations with what the clock says of each, and the sweeps that are due.</summary>
public sealed class ReadConsultations(IConsultations consultations, IRegisterAccounts accounts, SentNumbers all, RuleCatalogue catalogue, IClock clock)
{
    /// <summary>A consultation and where it stands.</summary>
    public sealed record View(Consultation Consultation, ConsultationStanding Standing);

    /// <summary>The figures of the present day; null where no rule says how long an answer holds.</summary>
    public ConsultationFigures? Figures => ConsultationFigures.On(catalogue, RomeTime.DayOf(clock.GetCurrentInstant()));

    /// <summary>Consultations, newest first.</summary>
    /// <param name="controllerVat">Only those of this controller, or null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="before">Only those drafted before this one, or null for the newest.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>They, or <see cref="NoRulesInForce"/>.</returns>
    public async Task<Result<Sequence<View>>> ListAsync(string? controllerVat, int limit, ConsultationId? before, CancellationToken ct) =>
        Figures is { } figures
            ? Sequence.From((await consultations.ListAsync(controllerVat, limit, before, ct)).Select(one => Of(one, figures)))
            : new NoRulesInForce();

    /// <summary>One consultation.</summary>
    /// <returns>It, or <see cref="ConsultationUnknown"/>, or <see cref="NoRulesInForce"/>.</returns>
    public async Task<Result<View>> FindAsync(ConsultationId id, CancellationToken ct) =>
        await consultations.FindAsync(id, ct) is not { } found ? new ConsultationUnknown()
            : Figures is { } figures ? Of(found, figures)
            : new NoRulesInForce();

    /// <summary>When the sweep of each controller that has an account of the year or ever asked is due, the most pressing first.</summary>
    public async Task<Sequence<SweepDue>> SweepsAsync(CancellationToken ct)
    {
        if (Figures is not { } figures)
        {
            return [];
        }

        var year = RomeTime.DayOf(clock.GetCurrentInstant()).Year;
        var known = await all.ConsultationsAsync(null, ct);
        return Sequence.From((await accounts.ListAsync(ct)).Where(account => account.Year == year).Select(account => account.ControllerVat)
            .Concat(known.Select(one => one.ControllerVat))
            .Distinct(StringComparer.Ordinal)
            .Select(vat => ConsultationClock.Sweep(vat, known, figures))
            .OrderBy(sweep => sweep.Due ?? LocalDate.MinIsoValue)
            .ThenBy(sweep => sweep.ControllerVat, StringComparer.Ordinal));
    }

    private View Of(Consultation consultation, ConsultationFigures figures) =>
        new(consultation, ConsultationClock.Of(consultation, figures, clock.GetCurrentInstant()));
}
