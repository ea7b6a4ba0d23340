// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;
using NodaTime;

namespace Filiera.Web;

/// <summary>What the register's entries come to for one certificate on a day.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Subject">As what the entries speak of it.</param>
/// <param name="Standing">What it is worth.</param>
/// <param name="Scheme">The edition of the scheme it was issued or renewed under last.</param>
/// <param name="History">Its entries, newest first.</param>
public sealed record RegisterCertificate(string Number, EntrySubject Subject, CertificateStanding Standing, ContentHash Scheme, Sequence<RegisteredEntry> History)
{
    /// <summary>Reads a certificate's entries; null when the log, which has the last word, does not end with them.</summary>
    public static async Task<RegisterCertificate?> ReadAsync(RegisterState state, IRegisterBook book, string number, LocalDate day, CancellationToken ct)
    {
        // The log says which entry is the last word: what the database has counts only when it ends with that very entry.
        var last = state.Find(MapKey.OfCertificate(number));
        var history = last is var (_, index) ? await book.HistoryUpToAsync(index, ct) : [];
        if (history.IsEmpty || MerkleHash.Leaf(history[^1].Bytes.Span) != last?.Entry)
        {
            return null;
        }

        var entries = history.Select(one => one.Entry).ToList();
        return CertificateStanding.Of(entries, day) is { } standing
            ? new RegisterCertificate(number, entries[0].Subject, standing, SchemeOf(entries), Sequence.From(history.Reverse()))
            : null;
    }

    private static ContentHash SchemeOf(List<RegisterEntry> entries) =>
        ContentHash.Parse(entries.Select(entry => entry.Facts["scheme_hash"]).OfType<Json.Text>().Last().Value);
}
