// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>A caller asked too often.</summary>
/// <param name="Seconds">Seconds to wait.</param>
public sealed record TooManyRequests(long Seconds) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "too-many-requests";

    /// <inheritdoc/>
    public override string Message => "Too many requests came from this caller in too short a time.";

    /// <inheritdoc/>
    public override string Remedy => FormattableString.Invariant($"Wait {Seconds} s, as Retry-After says; ask for larger pages, and follow jobs by their events.");
}

/// <summary>An act came without a key.</summary>
public sealed record IdempotencyKeyMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "idempotency-key-missing";

    /// <inheritdoc/>
    public override string Message => "The request has no Idempotency-Key, or one that is not 1 to 200 visible ASCII characters.";

    /// <inheritdoc/>
    public override string Remedy => "Send a header Idempotency-Key with a value of your own for each act, such as a UUID; the same value when you send the same act again.";
}

/// <summary>The body of a request is not the JSON it should be.</summary>
public sealed record RequestNotUnderstood : Refusal
{
    /// <inheritdoc/>
    public override string Code => "request-not-understood";

    /// <inheritdoc/>
    public override string Message => "The body is not the JSON object that this address takes, or is larger than 1 MiB.";

    /// <inheritdoc/>
    public override string Remedy => "Compare it with /openapi/v1.json, and send Content-Type: application/json.";
}

/// <summary>A member of a request is missing or has a value that is not understood.</summary>
public sealed record MemberNotUnderstood : Refusal
{
    /// <inheritdoc/>
    public override string Code => "member-not-understood";

    /// <inheritdoc/>
    public override string Message => "A member of the request is missing, or its value is not understood.";

    /// <inheritdoc/>
    public override string Remedy => "Compare it with /openapi/v1.json.";
}

/// <summary>A thing is no longer as the caller knew it.</summary>
public sealed record ChangedSince : Refusal
{
    /// <inheritdoc/>
    public override string Code => "changed-since";

    /// <inheritdoc/>
    public override string Message => "The thing is no longer as it was when its ETag was given.";

    /// <inheritdoc/>
    public override string Remedy => "Get it again, and send the act again with the new ETag in If-Match, if it is still wanted.";
}
