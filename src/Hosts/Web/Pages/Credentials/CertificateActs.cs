// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Register;
using NodaTime;

namespace Filiera.Web;

/// <summary>What became of certificates since they were issued, carried from the register's entries into the status lists. Once for a process.</summary>
public sealed class CertificateActs(IClock clock) : IDisposable
{
    private const int AtOnce = 200;
    private readonly SemaphoreSlim _turn = new(1);
    private long _upTo = -1;

    /// <summary>The name under which a certificate of a holder has its bits: the same whatever host serves them.</summary>
    public static string StatusKey(EntrySubject certificate, EntrySubject holder) =>
        "urn:filiera:certificate:" + ContentHash.Of(Encoding.UTF8.GetBytes($"{certificate} {holder}")).ToHex();

    /// <summary>Sets every bit as the entries published since the last time have it.</summary>
    public async Task ApplyAsync(IRegisterBook book, IStatusLists lists, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var now = clock.GetCurrentInstant();
            var newest = await book.NewestAsync(1, ct);
            var (at, later) = (_upTo, (long?)null);
            for (var acts = await book.CertificateActsAsync(at, AtOnce, ct); !acts.IsEmpty; acts = await book.CertificateActsAsync(at, AtOnce, ct))
            {
                await SetAsync(acts, book, lists, now, ct);
                // What holds from a later day is read again until that day.
                later ??= acts.FirstOrDefault(act => act.Entry.Effective > RomeTime.DayOf(now))?.Index;
                at = acts[^1].Index!.Value;
            }

            _upTo = later is { } first ? first - 1 : newest.IsEmpty ? at : Math.Max(at, newest[0].Index!.Value);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static async Task SetAsync(Sequence<RegisteredEntry> acts, IRegisterBook book, IStatusLists lists, Instant now, CancellationToken ct)
    {
        var histories = await book.HistoriesAsync(Sequence.From(acts.Select(act => act.Entry.Subject).Distinct()), ct);
        foreach (var certificate in histories.Select(one => one.Entry).GroupBy(entry => entry.Subject))
        {
            if (CertificateStanding.Of(certificate, RomeTime.DayOf(now)) is not { } standing)
            {
                continue;
            }

            // The credential of a holder from whom it passed on counts no longer, whatever becomes of the certificate.
            foreach (var holder in Holders(certificate, RomeTime.DayOf(now)).Append(standing.Holder).Distinct())
            {
                var (key, own) = (StatusKey(certificate.Key, holder), holder == standing.Holder);
                await lists.SetAsync(StatusPurpose.Revocation, key, !own || IsWithdrawn(standing, certificate), now, ct);
                await lists.SetAsync(StatusPurpose.Suspension, key, own && standing.State == CertificateState.Suspended, now, ct);
            }
        }
    }

    // A credential says itself when it ends, and has then expired. Its status is needed only where the end came before one that was ever stated.
    private static bool IsWithdrawn(CertificateStanding standing, IEnumerable<RegisterEntry> entries) =>
        standing.State == CertificateState.Withdrawn
        || (standing.State == CertificateState.Expired && (standing.ValidUntil is null || entries.Any(entry => CertificateStanding.EndIn(entry) > standing.Since)));

    private static IEnumerable<EntrySubject> Holders(IEnumerable<RegisterEntry> entries, LocalDate day)
    {
        foreach (var entry in entries.Where(entry => entry.Effective <= day))
        {
            if (EntrySubject.TryParse((entry.Facts["holder"] as Json.Text)?.Value, out var holder))
            {
                yield return holder;
            }
        }
    }
}
