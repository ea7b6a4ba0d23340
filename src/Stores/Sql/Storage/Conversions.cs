// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Stores.Sql;

/// <summary>How the words of the Kernel are stored, the same on both engines.</summary>
internal static class Conversions
{
    public static void Register(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Instant>().HaveConversion<InstantAsMicroseconds>();
        configuration.Properties<LocalDate>().HaveConversion<DateAsText>();
        configuration.Properties<LocalTime>().HaveConversion<TimeAsText>();
        configuration.Properties<ContentHash>().HaveConversion<HashAsBytes>();
        configuration.Properties<Json>().HaveConversion<JsonAsText>();
        configuration.Properties<Actor>().HaveConversion<ActorAsText>();
        configuration.Properties<Enum>().HaveConversion<string>();
    }

    public static Json ReadJson(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(text));
        try
        {
            return Json.Parse(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes))).ValueOrThrow();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private sealed class InstantAsMicroseconds()
        : ValueConverter<Instant, long>(instant => UtcMicroseconds.From(instant), value => UtcMicroseconds.ToInstant(value));

    private sealed class DateAsText() : ValueConverter<LocalDate, string>(
        date => LocalDatePattern.Iso.Format(date), text => LocalDatePattern.Iso.Parse(text).Value);

    private sealed class TimeAsText() : ValueConverter<LocalTime, string>(
        time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture), text => LocalTimePattern.ExtendedIso.Parse(text).Value);

    private sealed class HashAsBytes() : ValueConverter<ContentHash, byte[]>(hash => hash.ToArray(), bytes => new ContentHash(bytes));

    private sealed class JsonAsText() : ValueConverter<Json, string>(json => json.ToCanonicalText(), text => ReadJson(text));

    private sealed class ActorAsText() : ValueConverter<Actor, string>(actor => actor.Value!, text => new Actor(text));
}
