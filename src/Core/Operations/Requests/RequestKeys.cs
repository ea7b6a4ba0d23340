// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>The life of a request's key, as pure steps.</summary>
public static class RequestKeys
{
    /// <summary>How long a key is remembered.</summary>
    public const int KeptDays = 7;

    // A request that takes longer than this was not finished: the program that had it is gone.
    private static readonly Duration Longest = Duration.FromMinutes(10);

    /// <summary>True for a key that a sender may use: 1 to 200 visible ASCII characters.</summary>
    public static bool IsKey(string? key) => key is { Length: >= 1 and <= 200 } && key.All(c => c is > ' ' and < (char)127);

    /// <summary>What is to be said to a request whose key is known.</summary>
    /// <param name="known">The request the key was claimed for.</param>
    /// <param name="claimedAt">When.</param>
    /// <param name="answer">What it was answered, or null while it was not.</param>
    /// <param name="request">The request sent now.</param>
    /// <param name="now">Now.</param>
    public static Result<KeptAnswer?> Again(ContentHash known, Instant claimedAt, KeptAnswer? answer, ContentHash request, Instant now) =>
        known != request ? new RequestKeyUsedAgain()
        : answer is not null ? answer
        : now - claimedAt < Longest ? new RequestUnderWay()
        : new RequestOutcomeUnknown();
}
