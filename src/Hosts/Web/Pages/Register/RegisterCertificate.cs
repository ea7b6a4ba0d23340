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
/// <param name="Ground">The entry on which it rests: the newest that issues, renews or changes it.</param>
/// <param name="Scope">The entry that says what it covers: the newest that issues it or changes its scope, which states all of it anew.</param>
/// <param name="History">Its entries, newest first.</param>
public sealed record RegisterCertificate(
    string Number,
    EntrySubject Subject,
    CertificateStanding Standing,
    ContentHash Scheme,
    RegisteredEntry Ground,
    RegisterEntry Scope,
    Sequence<RegisteredEntry> History)
{
    /// <summary>The services certified, by their codes; none where no entry states them.</summary>
    public Sequence<string> Services => Stated(Scope, "services");

    /// <summary>The sites certified, by their codes.</summary>
    public Sequence<string> Sites => Stated(Scope, "sites");

    /// <summary>Where what a person is certified for stands in frameworks of others, as entries state it.</summary>
    public Sequence<string> Alignments => Stated(Scope, "alignments");

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

        // What holds from a later day says nothing yet.
        var entries = history.Select(one => one.Entry).ToList();
        var grounds = GroundsOf(history, day);
        return CertificateStanding.Of(entries, day) is { } standing
            ? new RegisterCertificate(number, entries[0].Subject, standing, SchemeOf(grounds), grounds[^1], ScopeOf(grounds), Sequence.From(history.Reverse()))
            : null;
    }

    /// <summary>The services that a certificate's entries, oldest first, state for a day, by their codes; none where no entry states them.</summary>
    internal static Sequence<string> ServicesOf(IEnumerable<RegisteredEntry> history, LocalDate day) => Stated(ScopeOf(GroundsOf(history, day)), "services");

    private static Sequence<string> Stated(RegisterEntry scope, string name) => Sequence.From(scope.Facts[name] is Json.List list ? list.Items.OfType<Json.Text>().Select(item => item.Value) : []);

    private static List<RegisteredEntry> GroundsOf(IEnumerable<RegisteredEntry> history, LocalDate day) =>
        [.. history.Where(one => one.Entry.Type == EntryType.CertificateIssued || (IsGround(one.Entry.Type) && one.Entry.Effective <= day))];

    private static bool IsGround(EntryType type) => type is EntryType.CertificateRenewed or EntryType.CertificateScopeChanged or EntryType.CertificateTransferred;

    private static RegisterEntry ScopeOf(List<RegisteredEntry> grounds) =>
        grounds.Last(ground => ground.Entry.Type is EntryType.CertificateIssued or EntryType.CertificateScopeChanged).Entry;

    private static ContentHash SchemeOf(List<RegisteredEntry> grounds) =>
        ContentHash.Parse(grounds.Select(ground => ground.Entry.Facts["scheme_hash"]).OfType<Json.Text>().Last().Value);
}
