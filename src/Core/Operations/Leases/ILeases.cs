// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>Turns at things that only one process may do at a time, with a limited duration and a fencing number.</summary>
/// <remarks>Each call is a unit of work of its own, or part of the one that is open.</remarks>
public interface ILeases
{
    /// <summary>Takes the lease when nobody holds it, or when its time is over, or when this holder has it already.</summary>
    /// <param name="name">What is leased, such as <c>log-writer</c>.</param>
    /// <param name="holder">Who takes it: unique to the process.</param>
    /// <param name="duration">How long it is held unless renewed.</param>
    /// <returns>The lease, with a fencing number greater than every earlier one; or <c>lease-held-by-another</c>.</returns>
    Task<Result<Lease>> AcquireAsync(string name, string holder, Duration duration, CancellationToken ct);

    /// <summary>Holds a lease for longer, counted from now.</summary>
    /// <returns>The lease with its new end; or <c>lease-lost</c> when it was over and somebody took it.</returns>
    Task<Result<Lease>> RenewAsync(Lease lease, Duration duration, CancellationToken ct);

    /// <summary>Gives a lease back. Nothing happens when it was already lost.</summary>
    Task<Result<Lease>> ReleaseAsync(Lease lease, CancellationToken ct);
}
