// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Bench;

/// <summary>The generated world of the screening benchmark: a large client's year of answers, and lists whose numbers are mostly among them.</summary>
/// <remarks>
/// The same for the same sizes, on any machine. Of the answers 27 % are REMOVE and six of ten are not older than 15 days on
/// <see cref="AsOf"/>; they stand in the file as they were given, the oldest first, at <see cref="Consultations"/> instants.
/// </remarks>
internal sealed class ScreeningData
{
    /// <summary>How many times the client asked the register.</summary>
    public const int Consultations = 300;

    private const int FreshConsultations = 13;
    private const int HoursBetween = 28;

    private readonly byte[][] _instants;
    private readonly NumberSpace _numbers;

    public ScreeningData(string folder, long rows, long answers, bool isSkewed)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        Rows = rows;
        Answers = answers;
        IsSkewed = isSkewed;
        _numbers = new NumberSpace(answers + (rows / 10) + 10, isSkewed);
        _instants = [.. Enumerable.Range(0, Consultations).Select(at => Encoding.ASCII.GetBytes(InstantPattern.General.Format(InstantOf(at))))];
    }

    /// <summary>The instant at which the lists are screened.</summary>
    public static Instant AsOf { get; } = Instant.FromUtc(2026, 11, 21, 9, 0);

    /// <summary>The client for whom the register was asked: an invented VAT number.</summary>
    public const string ClientVat = "01234567897";

    public string Folder { get; }

    public long Rows { get; }

    public long Answers { get; }

    public bool IsSkewed { get; }

    /// <summary>How many answers are older than the register's answers may be.</summary>
    public long OldAnswers => Answers * 4 / 10;

    /// <summary>The number of an index: below <see cref="Answers"/> one that has an answer, from there on one that has none.</summary>
    public NumberSpace.WrittenNumber Number(long index) => _numbers[index];

    /// <summary>The answers, in the neutral format.</summary>
    public string AnswersFile()
    {
        var path = PathOf("answers");
        ChunkedFile.Write(path, "number_e164;result;checked_at\n"u8, Answers, 48, (ref Bytes bytes, long row) =>
        {
            bytes.Add("+39"u8);
            var number = Number(row);
            bytes.Add(number.National, number.Digits);
            bytes.Add(IsRemove(row) ? ";REMOVE;"u8 : ";KEEP;"u8);
            bytes.Add(_instants[ConsultationOf(row)]);
            bytes.Add((byte)'\n');
        });
        return path;
    }

    /// <summary>Whether the register said REMOVE.</summary>
    public static bool IsRemove(long index) => Shuffle.Mix((ulong)index + 17) % 100 < 27;

    /// <summary>A path that tells what is in the file.</summary>
    public string PathOf(string name, long? rows = null) => Path.Combine(
        Folder,
        string.Create(CultureInfo.InvariantCulture, $"{name}-{rows ?? Answers}-of-{Answers}{(IsSkewed ? "-skewed" : "")}.csv"));

    private int ConsultationOf(long index) => index < OldAnswers
        ? (int)(Consultations - 1 - (index * (Consultations - FreshConsultations) / OldAnswers))
        : (int)(FreshConsultations - 1 - ((index - OldAnswers) * FreshConsultations / (Answers - OldAnswers)));

    private static Instant InstantOf(int consultation) => AsOf - Duration.FromHours(6 + (consultation * HoursBetween));
}
