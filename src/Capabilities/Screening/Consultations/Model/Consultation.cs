// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>A consultation of the opt-out register as its events so far leave it. Immutable; grown by <see cref="Fold(ConsultationId, IEnumerable{ConsultationEntry})"/> alone.</summary>
public sealed record Consultation
{
    private Consultation()
    {
    }

    /// <summary>Its identifier.</summary>
    public ConsultationId Id { get; private init; }

    /// <summary>How many events it was folded from.</summary>
    public int Version { get; private init; }

    /// <summary>How it was drafted.</summary>
    public ConsultationEvent.Drafted Draft { get; private init; } = null!;

    /// <summary>When it was drafted.</summary>
    public Instant DraftedAt { get; private init; }

    /// <summary>In which layout it was exported; null before.</summary>
    public string? Adapter { get; private init; }

    /// <summary>When it was exported; null before.</summary>
    public Instant? ExportedAt { get; private init; }

    /// <summary>The files handed over; none before the export.</summary>
    public Sequence<ConsultationPart> Parts { get; private init; }

    /// <summary>The answers taken in, in the order of arrival; a part is answered once.</summary>
    public Sequence<PartAnswer> Answers { get; private init; }

    /// <summary>When the last answer was taken in; null before the first.</summary>
    public Instant? AnsweredAt { get; private init; }

    /// <summary>How often something that came back was refused.</summary>
    public int Refusals { get; private init; }

    /// <summary>Files whose taking in was begun and neither ended nor was refused.</summary>
    public Sequence<ListInput> Unfinished { get; private init; }

    /// <summary>When it was given up; null while it was not.</summary>
    public Instant? AbandonedAt { get; private init; }

    /// <summary>The parts that wait for an answer.</summary>
    public Sequence<ConsultationPart> Waiting => Sequence.From(Parts.Where(part => Answers.All(answer => answer.Part != part.Number)));

    /// <summary>The VAT number of the controller that asks.</summary>
    public string ControllerVat => Draft.ControllerVat;

    /// <summary>The consultation after its events.</summary>
    /// <exception cref="InvalidOperationException">The events are in an order in which nothing can happen: the store is damaged.</exception>
    public static Consultation Fold(ConsultationId id, IEnumerable<ConsultationEntry> entries) =>
        entries.Aggregate((Consultation?)null, (before, entry) => After(before, id, entry))
        ?? throw new InvalidOperationException("A consultation begins with its draft.");

    /// <summary>The consultation after one more event.</summary>
    public Consultation After(ConsultationEntry entry) => After(this, Id, entry);

    private static Consultation After(Consultation? before, ConsultationId id, ConsultationEntry entry) => (before, entry.Event) switch
    {
        (null, ConsultationEvent.Drafted drafted) => new Consultation { Id = id, Version = 1, Draft = drafted, DraftedAt = entry.At },
        ({ ExportedAt: null, AbandonedAt: null }, ConsultationEvent.Exported exported) => before with
        {
            Version = before.Version + 1,
            Adapter = exported.Adapter,
            ExportedAt = entry.At,
            Parts = exported.Parts,
        },
        ({ ExportedAt: not null }, ConsultationEvent.ImportBegun begun) => before with { Version = before.Version + 1, Unfinished = begun.Files },
        ({ ExportedAt: not null }, ConsultationEvent.AnswerRefused) => before with
        {
            Version = before.Version + 1,
            Refusals = before.Refusals + 1,
            Unfinished = [],
        },
        ({ ExportedAt: not null }, ConsultationEvent.AnswerReceived received) => before with
        {
            Version = before.Version + 1,
            Answers = Sequence.From(before.Answers.Concat(received.Answers)),
            AnsweredAt = entry.At,
            Unfinished = [],
        },
        ({ AbandonedAt: null }, ConsultationEvent.Abandoned) => before with { Version = before.Version + 1, AbandonedAt = entry.At },
        _ => throw new InvalidOperationException("The events of a consultation are out of order."),
    };
}
