// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Composition;
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>One request as a page sees it: who asks, in which language, and how words, numbers and dates are written for them.</summary>
public sealed class Visit(IHttpContextAccessor accessor, Installation installation, IClock clock)
{
    private Language? _language;

    /// <summary>The request itself.</summary>
    public HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>What this process serves.</summary>
    public Installation Installation => installation;

    /// <summary>The language of the answer.</summary>
    public Language Language => _language ??= Languages.Of(Http.Request);

    /// <summary>Light or dark, as the visitor chose.</summary>
    public Theme Theme => Themes.Of(Http.Request);

    /// <summary>Now, from the installation's clock.</summary>
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>Today in Rome.</summary>
    public LocalDate Today => RomeTime.DayOf(Now);

    /// <summary>Who is signed in, or null.</summary>
    public Guest? Guest => Guest.From(Http.User);

    /// <summary>The address asked for, without its query.</summary>
    public string Path => Http.Request.Path.Value ?? "/";

    private CultureInfo Culture => Language.Culture();

    /// <summary>The words for a key in the language of the answer.</summary>
    public string this[string key] => Words.Of(Language)[key];

    /// <summary>The words for a key with its blanks filled in, each written as the language writes it.</summary>
    public string Say(string key, params ReadOnlySpan<object?> values) => string.Format(Culture, this[key], values);

    /// <summary>Chooses <c>key.one</c> or <c>key.many</c> and fills in the count.</summary>
    public string Count(string key, long count) =>
        string.Format(Culture, this[key + (count == 1 ? ".one" : ".many")], Number(count));

    /// <summary>A whole number with its thousands marked.</summary>
    public string Number(long value) => value.ToString("N0", Culture);

    /// <summary>A number with the decimals asked for.</summary>
    public string Number(decimal value, int decimals) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture);

    /// <summary>A legal day, written out: 21 novembre 2026.</summary>
    public string Day(LocalDate day) => LocalDatePattern.Create("d MMMM yyyy", Culture).Format(day);

    /// <summary>The short name of a day of the week: lun.</summary>
    public string Weekday(LocalDate day) => Culture.DateTimeFormat.AbbreviatedDayNames[(int)day.DayOfWeek % 7];

    /// <summary>An instant on the clock of Rome: 21 novembre 2026, 14:02.</summary>
    public string Moment(Instant instant) =>
        LocalDateTimePattern.Create("d MMMM yyyy, HH:mm", Culture).Format(RomeTime.At(instant).LocalDateTime);

    /// <summary>A size in bytes, kB, MB or GB.</summary>
    public string Size(long bytes) => bytes switch
    {
        < 1_000 => $"{Number(bytes)} B",
        < 1_000_000 => $"{Number(bytes / 1e3m, 1)} kB",
        < 1_000_000_000 => $"{Number(bytes / 1e6m, 1)} MB",
        _ => $"{Number(bytes / 1e9m, 2)} GB",
    };

    /// <summary>A length of time in its two largest units.</summary>
    public string Length(Duration length) => length.TotalSeconds switch
    {
        < 60 => Say("time.seconds", (long)Math.Ceiling(length.TotalSeconds)),
        < 3_600 => Say("time.minutes", (long)length.TotalMinutes, length.Seconds),
        < 86_400 => Say("time.hours", (long)length.TotalHours, length.Minutes),
        _ => Say("time.days", (long)length.TotalDays, length.Hours),
    };

    /// <summary>The present address in another language; the rest of its query is kept.</summary>
    public string InLanguage(Language other) => With("lang", other.Tag());

    /// <summary>The present address in another theme; the rest of its query is kept.</summary>
    public string InTheme(Theme other) => With(Themes.Parameter, other.Tag());

    /// <summary>The present address with one value of its query changed, or left out when null.</summary>
    public string With(string name, string? value)
    {
        var kept = Http.Request.Query.Where(pair => pair.Key != name && pair.Key is not ("lang" or Themes.Parameter or "esito"))
            .SelectMany(pair => pair.Value, (pair, one) => KeyValuePair.Create(pair.Key, one));
        return Path + QueryString.Create(value is null ? kept : [.. kept, KeyValuePair.Create(name, (string?)value)]);
    }

    /// <summary>True when the visitor may open an endpoint with this policy.</summary>
    public bool May(string policy) => AccessPolicies.Allows(policy, Http.User);
}
