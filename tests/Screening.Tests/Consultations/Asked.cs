// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>Consultations that are valid as they stand; a test changes what it is about.</summary>
internal static class Asked
{
    public const string Vat = "01234567890";

    public static readonly Instant Start = Instant.FromUtc(2026, 11, 1, 9, 0);
    public static readonly Actor Officer = new("person:officer");
    public static readonly ConsultationId Id = new(Guid.Parse("0199d3a0-7c1e-7f00-8000-000000000001"));
    public static readonly DraftCounts Counts = new(0, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0);

    public static readonly ConsultationFigures Figures =
        new(Duration.FromDays(15), Duration.FromDays(12), Duration.FromHours(24), 1, new PartsPerMillion(100_000), 5);

    public static readonly ulong[] Numbers = [393471234567, 393331234567, 390612345678];

    public static ConsultationEvent.Drafted Drafted { get; } = new(
        Vat, null, [new ConsultationSource(null, "lista.csv", ContentHash.Of("list"u8))], DraftSelection.EveryNumber, ContentHash.Of("content"u8),
        ContentHash.Of("dropped"u8), Counts, ContentHash.Of("rules"u8));

    public static ConsultationPart Part(int number = 1, long first = 1, long rows = 3) => new(
        number, $"list-{number}.csv", ContentHash.Of(Encoding.UTF8.GetBytes($"part {number}")), 100, first, rows, Start);

    public static PartAnswer Answer(Instant checkedAt, int part = 1, ContentHash digest = default) => new(
        part, new AnswerSetId(Guid.Empty), digest, ContentHash.Of("result"u8), AnswerForm.Result, 3, 1, checkedAt, checkedAt, false, false,
        new SignedEnvelope(PermitForm.PayloadType, Sequence.Create("{}"u8), [new EnvelopeSignature(default, Sequence.Create<byte>([1]))]));

    public static ConsultationEntry At(Instant at, ConsultationEvent happened) => new(Officer, at, happened);

    public static Consultation Exported(params ConsultationPart[] parts) => Consultation.Fold(
        Id, [At(Start, Drafted), At(Start, new ConsultationEvent.Exported("neutral", parts.Length == 0 ? [Part()] : Sequence.From(parts)))]);

    public static Consultation Answered(Instant checkedAt) =>
        Exported().After(At(checkedAt, new ConsultationEvent.AnswerReceived([Answer(checkedAt)])));

    public static IEnumerable<ConsultedNumber> Rows(params ulong[] numbers) => (numbers.Length == 0 ? Numbers : numbers)
        .Select((digits, at) => new ConsultedNumber(at + 1, SubscriberNumber.FromRevealed(digits), Basis.Consent, "c-1", "list", null, Vat));
}
