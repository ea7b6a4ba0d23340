// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Who is told when the register changes.</summary>
public interface IRegisterSubscriptions
{
    /// <summary>All of them, by address.</summary>
    Task<Sequence<RegisterSubscription>> ReadAsync(CancellationToken ct);

    /// <summary>Puts these in the place of all there were.</summary>
    Task WriteAsync(Sequence<RegisterSubscription> subscriptions, CancellationToken ct);
}
