// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Log lines as JSON, one object a line, on request: <c>Filiera:Logs=json</c>.</summary>
/// <remarks>An exception is named by its type and where it was thrown: what it says may quote what it choked on.</remarks>
public sealed class LogLines(IClock clock) : ConsoleFormatter(FormatterName)
{
    /// <summary>The name the console's options give.</summary>
    public const string FormatterName = "filiera-json";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        List<(string, Json)> line =
        [
            ("at", InstantPattern.ExtendedIso.Format(clock.GetCurrentInstant())),
            ("level", logEntry.LogLevel.ToString().ToLowerInvariant()),
            ("category", logEntry.Category),
            ("event", logEntry.EventId.Id),
            ("message", Clean(logEntry.Formatter(logEntry.State, null))),
        ];
        if (logEntry.EventId.Name is { } name)
        {
            line.Add(("event_name", name));
        }

        if (logEntry.Exception is { } exception)
        {
            line.Add(("exception", exception.GetType().FullName ?? exception.GetType().Name));
            line.Add(("stack", Json.Array((exception.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(frame => (Json)Clean(frame)))));
        }

        if (System.Diagnostics.Activity.Current is { } activity)
        {
            line.Add(("trace", activity.TraceId.ToString()));
        }

        textWriter.Write(Json.Object([.. line]).ToCanonicalText());
        textWriter.Write('\n');
    }

    // Half a surrogate pair has no JSON.
    private static string Clean(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
