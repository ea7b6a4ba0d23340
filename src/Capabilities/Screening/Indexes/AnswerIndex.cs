// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What the opt-out register answered to one controller about tens of millions of numbers, ready to be asked.</summary>
/// <remarks>
/// The numbers lie in native memory until it is disposed of. On the disk it is encrypted, and every altered bit is found when it is opened.
/// </remarks>
public sealed class AnswerIndex : IDisposable
{
    internal const int MostStamps = short.MaxValue;
    private readonly IndexBody _body;
    private readonly OptOutAnswer?[] _answers;

    private AnswerIndex(IndexBody body, NumberTable16 table)
    {
        _body = body;
        Table = table;
        _answers = [null, .. body.Stamps.SelectMany(stamp => new OptOutAnswer?[] { Answer(stamp, remove: false), Answer(stamp, remove: true) })];
    }

    /// <summary>What it holds and what it was made of.</summary>
    public AnswerIndexInfo Info => _body.Info;

    /// <summary>The payload of each number; see <see cref="AnswerOf"/>.</summary>
    public NumberTable16 Table { get; }

    /// <summary>How many payloads there are, 0 included.</summary>
    internal int Payloads => _answers.Length;

    /// <summary>Opens an index file and verifies all of it.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="key">The controller's key; null when there is none, which suffices for an index that is not encrypted.</param>
    /// <param name="threads">How many threads work.</param>
    /// <returns>
    /// The index, for the caller to dispose; or <see cref="NotAnAnswerIndex"/>, <see cref="AnswerIndexOfOtherVersion"/>,
    /// <see cref="AnswerIndexTruncated"/>, <see cref="AnswerIndexDamaged"/>, <see cref="IndexKeyMissing"/> or <see cref="IndexKeyIsAnother"/>.
    /// </returns>
    public static Result<AnswerIndex> Open(string path, IndexKey? key, int threads = 2)
    {
        using var file = File.OpenHandle(path);
        return IndexFileReader.Read(file, key, threads) switch
        {
            Result<(IndexBody Body, NumberTable16 Table)>.Ok ok => new AnswerIndex(ok.Value.Body, ok.Value.Table),
            Result<(IndexBody Body, NumberTable16 Table)>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <summary>Reads the header alone, which needs no key; the content may still be damaged.</summary>
    public static Result<AnswerIndexInfo> ReadInfo(string path)
    {
        using var file = File.OpenHandle(path);
        return IndexFileReader.ReadHeader(file) switch
        {
            Result<IndexBody>.Ok ok => ok.Value.Info,
            Result<IndexBody>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <summary>The answer that a payload of <see cref="Table"/> stands for; null for 0, "never asked".</summary>
    public OptOutAnswer? AnswerOf(ushort payload) => _answers[payload];

    /// <summary>In a snapshot, the day on which the number of this payload was enrolled, as far as the snapshot says; null in a consultation.</summary>
    public LocalDate? EnrolledOn(ushort payload) =>
        Info.Kind == AnswerKind.Snapshot && payload != 0 ? _body.Stamps[(payload - 1) / 2].ToDate() : null;

    /// <summary>The payload of a number, 0 when it was never asked about.</summary>
    public ushort PayloadOf(SubscriberNumber number)
    {
        var ordinal = SubscriberOrdinal.Of(number);
        return ordinal == SubscriberOrdinal.None ? Table.FindRare(number.RevealDigits()) : Table.Find(ordinal);
    }

    /// <summary>The answer about a number, or null when it was never asked about.</summary>
    public OptOutAnswer? Find(SubscriberNumber number) => AnswerOf(PayloadOf(number));

    /// <summary>Every number answered about and its payload, in an order of its own. Personal data.</summary>
    public IEnumerable<(SubscriberNumber Number, ushort Payload)> Numbers()
    {
        foreach (var (ordinal, payload) in Table.Ordinals())
        {
            yield return (SubscriberOrdinal.NumberOf(ordinal), payload);
        }

        for (var i = 0; i < Table.Rare.Count; i++)
        {
            yield return (SubscriberNumber.FromRevealed(Table.Rare.Digits[i]), (ushort)Table.Rare.Payloads[i]);
        }
    }

    /// <summary>Writes it to a file, which is there whole or not at all: the bytes are on the disk before they get their name.</summary>
    /// <param name="path">Where; what is there is replaced.</param>
    /// <param name="key">The controller's key; null writes it readable for everybody.</param>
    /// <param name="threads">How many threads work.</param>
    /// <returns>The length of the file.</returns>
    /// <exception cref="IOException">The disk is full or cannot be written; what was there is still there.</exception>
    public long Save(string path, IndexKey? key, int threads = 2)
    {
        IndexDrafts.RemoveAbandoned(path);
        using var draft = IndexDrafts.Create(path);
        try
        {
            var length = IndexWriter.Write(draft.SafeFileHandle, _body, Table, key, threads);
            draft.Flush(flushToDisk: true);

            // It is still held: until it has its name nobody may take it for abandoned.
            File.Move(draft.Name, path, overwrite: true);
            return length;
        }
        finally
        {
            File.Delete(draft.Name);
        }
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose() => Table.Dispose();

    /// <summary>Seals what was compiled.</summary>
    internal static AnswerIndex Seal(AnswerIndexInfo info, Sequence<Stamp> stamps, NumberTable16 table, int threads) =>
        new(IndexWriter.Seal(info, stamps, table, threads).Body, table);

    private OptOutAnswer Answer(Stamp stamp, bool remove) => new(remove, Info.SnapshotAt ?? stamp.ToInstant());
}
