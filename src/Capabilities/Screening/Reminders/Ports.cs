// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Where reminders go, for one installation.</summary>
public interface IReminderAddresses
{
    /// <summary>What was chosen, or null while nobody chose.</summary>
    Task<ReminderAddresses?> ReadAsync(CancellationToken ct);

    /// <summary>Keeps what was chosen, in the place of what was before; null for nowhere.</summary>
    Task WriteAsync(ReminderAddresses? addresses, CancellationToken ct);
}
