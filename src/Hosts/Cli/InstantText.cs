// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary>Reads the instants that options give: RFC 3339, or without an offset the legal time in Italy.</summary>
internal static class InstantText
{
    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.Rfc3339;

    private static readonly LocalDateTimePattern[] Local =
    [
        LocalDateTimePattern.ExtendedIso,
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm"),
    ];

    /// <param name="text">As typed.</param>
    /// <param name="option">The option's name, for the refusal.</param>
    /// <returns>The instant, or <see cref="InstantUnreadable"/>.</returns>
    public static Result<Instant> Read(string text, string option)
    {
        if (WithOffset.Parse(text) is { Success: true } known)
        {
            return known.Value.ToInstant();
        }

        var local = Local.Select(pattern => pattern.Parse(text)).FirstOrDefault(parsed => parsed.Success);
        return local is not null && RomeTime.Read(local.Value) is WallClock.Once once ? once.At : new InstantUnreadable { Where = option };
    }
}
