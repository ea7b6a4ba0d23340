// SPDX-License-Identifier: EUPL-1.2
using Microsoft.Extensions.Logging;

namespace Filiera.Composition;

/// <summary>What this room logs. Never personal data: an exception is named by its type, since its message may quote what it choked on.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Job {Job} broke off with {ExceptionType}")]
    public static partial void JobBroke(ILogger logger, Guid job, string exceptionType);

    [LoggerMessage(2, LogLevel.Warning, "Deadlines were not looked at: {Reason}")]
    public static partial void RemindersNotLooked(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Warning, "What may no longer be kept was not erased: {Reason}")]
    public static partial void NotErased(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The register was not published and will be tried again: {Reason}")]
    public static partial void RegisterNotPublished(ILogger logger, string reason);

    [LoggerMessage(5, LogLevel.Error, "Witnesses know another history of this log: {Witnesses}")]
    public static partial void WitnessContradicts(ILogger logger, string witnesses);
}
