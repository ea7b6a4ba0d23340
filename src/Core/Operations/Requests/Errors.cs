// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>A key was used for another request before.</summary>
public sealed record RequestKeyUsedAgain : Refusal
{
    /// <inheritdoc/>
    public override string Code => "idempotency-key-used-again";

    /// <inheritdoc/>
    public override string Message => "This Idempotency-Key was used for another request before.";

    /// <inheritdoc/>
    public override string Remedy => "Send a new key with a new request; the same key only with the very same request.";
}

/// <summary>The same request is being carried out.</summary>
public sealed record RequestUnderWay : Refusal
{
    /// <inheritdoc/>
    public override string Code => "request-under-way";

    /// <inheritdoc/>
    public override string Message => "The same request is being carried out.";

    /// <inheritdoc/>
    public override string Remedy => "Send it again in a moment: it then gets the same answer.";
}

/// <summary>The program ended while it carried a request out.</summary>
public sealed record RequestOutcomeUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "request-outcome-unknown";

    /// <inheritdoc/>
    public override string Message => "The program ended while it carried this request out, and nobody kept its answer.";

    /// <inheritdoc/>
    public override string Remedy => "Look whether it took effect; if not, send it with a new key.";
}
