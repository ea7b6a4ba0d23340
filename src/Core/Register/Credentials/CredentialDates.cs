// SPDX-License-Identifier: EUPL-1.2
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Register;

/// <summary>Instants as credentials write them: a date, a time and an offset, or <c>Z</c>.</summary>
internal static partial class CredentialDates
{
    private static readonly OffsetDateTimePattern Pattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFFo<Z+HH:mm>");

    public static string Write(Instant at) => InstantPattern.General.Format(at);

    /// <summary>The instant; null for anything without an offset or of another form.</summary>
    public static Instant? Read(string text) =>
        Form().IsMatch(text) && Pattern.Parse(text.Replace("+00:00", "Z", StringComparison.Ordinal)).TryGetValue(default, out var at) ? at.ToInstant() : null;

    // The first and last year are left out, for an offset would leave the calendar.
    [GeneratedRegex(@"^(?!0000|9999)[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(?!-00:00)(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
