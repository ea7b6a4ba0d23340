// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The register's entries as they were decided and published, to be written in order and to be searched.</summary>
public interface IRegisterBook
{
    /// <summary>How far a source was read; zero when it never was.</summary>
    Task<long> ReadUpToAsync(string source, CancellationToken ct);

    /// <summary>Writes down, all or nothing, what a source stated and how far it was read; each entry names the one before it of its subject.</summary>
    /// <returns>How many are new; or <see cref="EntryUnreadable"/> for a draft that is no entry, or what the database refuses.</returns>
    Task<Result<int>> StageAsync(string source, EntryBatch batch, CancellationToken ct);

    /// <summary>The entries not yet known to be published, in order.</summary>
    Task<Sequence<RegisteredEntry>> UnpublishedAsync(int limit, CancellationToken ct);

    /// <summary>Writes down where entries stand in the log, once a checkpoint over them can be read.</summary>
    Task<Result<int>> PublishedAsync(Sequence<(long Number, long Index)> places, CancellationToken ct);

    /// <summary>The published entries of one subject, oldest first.</summary>
    Task<Sequence<RegisteredEntry>> HistoryAsync(EntrySubject subject, CancellationToken ct);

    /// <summary>The entry at an index of the log and those before it of the same subject, oldest first; none where none is known there.</summary>
    Task<Sequence<RegisteredEntry>> HistoryUpToAsync(long index, CancellationToken ct);

    /// <summary>The published entries of some subjects, oldest first.</summary>
    Task<Sequence<RegisteredEntry>> HistoriesAsync(Sequence<EntrySubject> subjects, CancellationToken ct);

    /// <summary>The published admissions of some organisations: where their names stand.</summary>
    Task<Sequence<RegisteredEntry>> AdmissionsAsync(Sequence<EntrySubject> organisations, CancellationToken ct);

    /// <summary>The last entry of a subject, published or not; null when there is none.</summary>
    Task<RegisteredEntry?> LastAsync(EntrySubject subject, CancellationToken ct);

    /// <summary>The published entries that name an organisation elsewhere than as their subject: its numbers and mandates, oldest first.</summary>
    Task<Sequence<RegisteredEntry>> AboutAsync(EntrySubject organisation, int limit, CancellationToken ct);

    /// <summary>Published admissions of organisations whose name has words that begin with each of these, by the first such word.</summary>
    Task<Sequence<RegisteredEntry>> SearchAsync(Sequence<string> words, int limit, CancellationToken ct);

    /// <summary>Published entries after an index in the log, in its order.</summary>
    Task<Sequence<RegisteredEntry>> ChangesAsync(long after, int limit, CancellationToken ct);

    /// <summary>Published entries after an index in the log, in its order, that change what a certificate is worth or whose it is.</summary>
    Task<Sequence<RegisteredEntry>> CertificateActsAsync(long after, int limit, CancellationToken ct);

    /// <summary>The newest published entries, newest first.</summary>
    Task<Sequence<RegisteredEntry>> NewestAsync(int limit, CancellationToken ct);
}
