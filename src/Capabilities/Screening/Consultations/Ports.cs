// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The consultations of the opt-out register, event by event. Append-only; joins the open unit of work.</summary>
public interface IConsultations
{
    /// <summary>Keeps the draft a consultation begins with.</summary>
    Task<Consultation> AddAsync(ConsultationId id, ConsultationEntry drafted, CancellationToken ct);

    /// <summary>Keeps one more event.</summary>
    /// <param name="before">The consultation as it was when the event was decided.</param>
    /// <param name="entry">The event.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The consultation after it; or <see cref="ConsultationChangedMeanwhile"/>.</returns>
    Task<Result<Consultation>> AppendAsync(Consultation before, ConsultationEntry entry, CancellationToken ct);

    /// <summary>The consultation of that identifier, or null.</summary>
    Task<Consultation?> FindAsync(ConsultationId id, CancellationToken ct);

    /// <summary>Everything that happened to a consultation, in the order it happened; empty when it is unknown.</summary>
    Task<Sequence<ConsultationEntry>> HistoryAsync(ConsultationId id, CancellationToken ct);

    /// <summary>Consultations, newest first.</summary>
    /// <param name="controllerVat">Only those of this controller, or null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="before">Only those drafted before this one, or null for the newest.</param>
    /// <param name="ct">Stops it.</param>
    Task<Sequence<Consultation>> ListAsync(string? controllerVat, int limit, ConsultationId? before, CancellationToken ct);
}

/// <summary>The controllers' accounts with the register, as people stated them. Append-only; joins the open unit of work.</summary>
public interface IRegisterAccounts
{
    /// <summary>Keeps a statement; it replaces the earlier ones of the same controller and year.</summary>
    Task AddAsync(RegisterAccount account, CancellationToken ct);

    /// <summary>The newest statement about a controller and year, or null.</summary>
    Task<RegisterAccount?> FindAsync(string controllerVat, int year, CancellationToken ct);

    /// <summary>The newest statement of each controller and year, the latest year first.</summary>
    Task<Sequence<RegisterAccount>> ListAsync(CancellationToken ct);
}
