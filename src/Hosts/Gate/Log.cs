// SPDX-License-Identifier: EUPL-1.2
using Microsoft.Extensions.Logging;

namespace Filiera.Gate;

/// <summary>What the gate writes to its log: never a number, a name or a key.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "The gate answers by the book {Digest}.")]
    public static partial void BookInUse(ILogger logger, string digest);

    [LoggerMessage(2, LogLevel.Warning, "A new book was refused ({Code}); the one before stays in use.")]
    public static partial void BookRefused(ILogger logger, string code);

    [LoggerMessage(3, LogLevel.Warning, "A new book could not be made ({Failure}); the one before stays in use.")]
    public static partial void BookOutage(ILogger logger, string failure);

    [LoggerMessage(4, LogLevel.Error, "The journal cannot be used ({Code}): nothing is allowed.")]
    public static partial void JournalUnusable(ILogger logger, string code);

    [LoggerMessage(5, LogLevel.Warning, "The primary gate could not be heard ({Failure}).")]
    public static partial void PrimaryNotHeard(ILogger logger, string failure);

    [LoggerMessage(6, LogLevel.Warning, "Opt-outs could not yet be handed on ({Failure}); they are kept and are handed on later.")]
    public static partial void NoticeDelayed(ILogger logger, string failure);

    [LoggerMessage(7, LogLevel.Warning, "What the gate tells of itself could not be written ({Outage}).")]
    public static partial void NotTold(ILogger logger, string outage);

    [LoggerMessage(8, LogLevel.Warning, "What was erased from the journal could not be forgotten yet ({Outage}).")]
    public static partial void NotForgotten(ILogger logger, string outage);

    [LoggerMessage(9, LogLevel.Information, "What was erased from the journal was forgotten.")]
    public static partial void Forgotten(ILogger logger);

    [LoggerMessage(10, LogLevel.Error, "The primary gate could not be followed ({Failure}): nothing is allowed until it is.")]
    public static partial void FollowingFailed(ILogger logger, string failure);

    [LoggerMessage(11, LogLevel.Error, "The journal can no longer be followed ({Failure}): nothing is allowed until this process is started again.")]
    public static partial void JournalNotFollowed(ILogger logger, string failure);

    [LoggerMessage(12, LogLevel.Error, "What is done beside the answers failed ({Failure}); it is tried again.")]
    public static partial void LookFailed(ILogger logger, string failure);
}
