// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>The canonical form of a sealed day, as it is signed and published.</summary>
public static class GateDayForm
{
    /// <summary>The kind of payload in the envelope.</summary>
    public const string PayloadType = "application/vnd.filiera.gate-day+json";

    private const string Format = "filiera-gate-day/1";

    /// <summary>Signs sealed days.</summary>
    public static KeyPurpose Purpose { get; } = new("gate-day", SignatureAlgorithm.Ed25519);

    /// <summary>Writes and signs a day.</summary>
    public static SignedEnvelope Seal(GateDay day, ISigner signer) => SignedEnvelope.Seal(PayloadType, Write(day).ToCanonicalBytes(), signer);

    /// <summary>The day as JSON.</summary>
    public static Json.Map Write(GateDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return Json.Object(
            ("books", Json.Array(day.Books.Select(book => (Json)book.ToString()))),
            ("counts", Json.Array(day.Counts.Select(count => (Json)Json.Object(
                ("entries", count.Entries), ("reasons", count.Reasons), ("verdict", VerdictNames.Of(count.Verdict)))))),
            ("day", LocalDatePattern.Iso.Format(day.Day)),
            ("entries", day.Entries),
            ("format", Format),
            ("root", day.Root.ToString()),
            ("sealed_at", InstantPattern.ExtendedIso.Format(day.SealedAt)));
    }

    /// <summary>Reads the payload of an envelope; the signature is a matter of its own.</summary>
    /// <returns>The day, or <see cref="GateDayUnreadable"/>.</returns>
    public static Result<GateDay> Read(SignedEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var payload = envelope.Payload.AsSpan();
        return Json.Parse(payload) is Result<Json>.Ok { Value: Json.Map map } && Read(map) is { } day && Write(day).ToCanonicalBytes().AsSpan().SequenceEqual(payload)
            ? day
            : new GateDayUnreadable();
    }

    internal static GateDay? Read(Json.Map map)
    {
        if (map["format"] is not Json.Text { Value: Format }
            || map["day"] is not Json.Text { Value: var dayText } || !LocalDatePattern.Iso.Parse(dayText).TryGetValue(default, out var day)
            || map["sealed_at"] is not Json.Text { Value: var atText } || !InstantPattern.ExtendedIso.Parse(atText).TryGetValue(default, out var at)
            || map["entries"] is not Json.Integer { Value: >= 0 and var entries }
            || map["root"] is not Json.Text { Value: var rootText } || !ContentHash.TryParse(rootText, out var root)
            || map["counts"] is not Json.List counts || map["books"] is not Json.List books)
        {
            return null;
        }

        var read = counts.Items.Select(Count).ToList();
        var digests = books.Items.Select(item => item is Json.Text { Value: var text } && ContentHash.TryParse(text, out var book) ? book : (ContentHash?)null).ToList();
        return read.Contains(null) || digests.Contains(null)
            ? null
            : new GateDay(day, entries, root, Sequence.From(read.OfType<GateDayCount>()), Sequence.From(digests.OfType<ContentHash>()), at);
    }

    private static GateDayCount? Count(Json json) =>
        json is Json.Map map && map["entries"] is Json.Integer { Value: > 0 and var entries } && map["reasons"] is Json.Text { Value: var reasons }
        && VerdictNames.TryParse((map["verdict"] as Json.Text)?.Value, out var verdict)
            ? new GateDayCount(verdict, reasons, entries)
            : null;
}
