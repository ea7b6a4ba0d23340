// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>Work to be done outside the request that asks for it.</summary>
public sealed record JobRequest
{
    /// <param name="kind">Names the handler, kebab-case, such as <c>screen-list</c>.</param>
    /// <param name="arguments">What the handler needs; no personal data.</param>
    /// <param name="by">Who asked.</param>
    /// <param name="idempotencyKey">Asking again with the same kind and key gives the job that exists; 1 to 200 characters.</param>
    /// <exception cref="ArgumentException">The kind is not kebab-case, nobody asked, or the key is empty or too long.</exception>
    public JobRequest(string kind, Json arguments, Actor by, string idempotencyKey)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentException.ThrowIfNullOrEmpty(idempotencyKey);
        Kind = KebabCase.Require(kind, nameof(kind));
        Arguments = arguments;
        By = by.Value is null ? throw new ArgumentException("Somebody asks.", nameof(by)) : by;
        IdempotencyKey = idempotencyKey.Length <= 200
            ? idempotencyKey
            : throw new ArgumentException("At most 200 characters.", nameof(idempotencyKey));
    }

    /// <summary>Names the handler.</summary>
    public string Kind { get; }

    /// <summary>What the handler needs.</summary>
    public Json Arguments { get; }

    /// <summary>Who asked.</summary>
    public Actor By { get; }

    /// <summary>Two requests of one kind with the same key are one job.</summary>
    public string IdempotencyKey { get; }

    /// <summary>How it is tried again when it fails.</summary>
    public RetryPolicy Retry { get; init; } = RetryPolicy.Standard;
}
