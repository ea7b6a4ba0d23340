// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>Requests that a program may send again without their taking effect again: each under a key of the sender's own.</summary>
/// <remarks>Each call is a unit of work of its own. Keys are forgotten after <see cref="RequestKeys.KeptDays"/> days.</remarks>
public interface IRequestKeys
{
    /// <summary>Claims a key for a request, or gives what the same request was answered.</summary>
    /// <param name="by">Who sends it: keys of different senders never meet.</param>
    /// <param name="key">The key, 1 to 200 characters.</param>
    /// <param name="request">The hash of all that the request asks.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// Null for a key that is now claimed: carry the request out, then <see cref="EndAsync"/> or <see cref="ForgetAsync"/>. The answer kept, for
    /// the same request. Or <see cref="RequestKeyUsedAgain"/> for another one, <see cref="RequestUnderWay"/>, <see cref="RequestOutcomeUnknown"/>.
    /// </returns>
    Task<Result<KeptAnswer?>> BeginAsync(Actor by, string key, ContentHash request, CancellationToken ct);

    /// <summary>Keeps what a request was answered.</summary>
    Task EndAsync(Actor by, string key, KeptAnswer answer, CancellationToken ct);

    /// <summary>Forgets a claim: the request was refused and changed nothing.</summary>
    Task ForgetAsync(Actor by, string key, CancellationToken ct);
}
