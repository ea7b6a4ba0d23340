// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Parses the fields of a form and gathers what cannot be understood, so that everything comes back together.</summary>
public sealed class FormReader(FormState form)
{
    private static readonly LocalDateTimePattern[] Local =
        [LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss")];

    private readonly List<Refusal> _refusals = [];

    /// <summary>What could not be understood, in the order read.</summary>
    public Sequence<Refusal> Refusals => Sequence.From(_refusals);

    /// <summary>The text as typed, or null when nothing was.</summary>
    public string? Text(string field) => form[field] is { Length: > 0 } text ? text : null;

    /// <summary>A legal day; today's first day of time stands in for one that is refused.</summary>
    public LocalDate Day(string field) => RuleFilter.TryReadDay(form[field], out var day) ? day : Refuse<LocalDate>(field);

    /// <summary>A legal day, or null when nothing was typed.</summary>
    public LocalDate? DayOrNull(string field) => form[field].Length == 0 ? null : Day(field);

    /// <summary>The first instant of a legal day in Rome.</summary>
    public Instant StartOf(string field) => RomeTime.StartOf(Day(field));

    /// <summary>The first instant of a legal day in Rome, or null when nothing was typed.</summary>
    public Instant? StartOfOrNull(string field) => DayOrNull(field) is { } day ? RomeTime.StartOf(day) : null;

    /// <summary>A date and time on the clocks of Italy, as the browser's own field sends it; refused when the clocks showed it twice or never.</summary>
    public Instant Moment(string field) =>
        Local.Select(pattern => pattern.Parse(form[field])).FirstOrDefault(parsed => parsed.Success) is { Value: var local } && RomeTime.Read(local) is WallClock.Once once
            ? once.At
            : Refuse<Instant>(field);

    /// <summary>An instant as the browser's own field for date and time shows it, to the minute.</summary>
    public static string MomentText(Instant at) => Local[0].Format(RomeTime.At(at).LocalDateTime);

    /// <summary>An identifier.</summary>
    public Guid Id(string field) => Guid.TryParse(form[field], out var id) ? id : Refuse<Guid>(field);

    /// <summary>A whole number of at most nine digits.</summary>
    public int Whole(string field) => form[field].Length < 10
        && int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Refuse<int>(field);

    /// <summary>One answer of a closed list, sent by its name.</summary>
    public T Word<T>(string field)
        where T : struct, Enum => TryWord<T>(form[field], out var word) ? word : Refuse<T>(field);

    /// <summary>Several answers of a closed list.</summary>
    public Sequence<T> Words<T>(string field)
        where T : struct, Enum => Sequence.From(form[field].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => TryWord<T>(name, out var word) ? word : Refuse<T>(field)));

    /// <summary>A content hash, or the empty one when nothing was sent.</summary>
    public ContentHash Hash(string field) => ContentHash.TryParse(form[field], out var hash) ? hash : default;

    /// <summary>The files of a field, kept already, each with the name it was sent under.</summary>
    public Sequence<DeliveredFile> Files(string field, InputKind kind)
    {
        var names = form[field + Uploads.NameEnding].Split('/');
        return Sequence.From(form[field].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((text, at) => (Hash: ContentHash.TryParse(text, out var hash) ? hash : default, Name: at < names.Length ? names[at] : ""))
            .Where(file => file.Hash != default)
            .Select(file => new DeliveredFile(kind, file.Name, file.Hash)));
    }

    private static bool TryWord<T>(string name, out T word)
        where T : struct, Enum => Enum.TryParse(name, ignoreCase: false, out word) && Enum.IsDefined(word) && !char.IsAsciiDigit(name[0]);

    private T Refuse<T>(string field)
        where T : struct
    {
        _refusals.Add(new FieldNotUnderstood(field) { Where = field });
        return default;
    }
}
