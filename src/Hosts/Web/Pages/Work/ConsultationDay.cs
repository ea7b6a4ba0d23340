// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Web;

/// <summary>What of the consultations of the register asks for somebody's day.</summary>
/// <param name="Late">Those the register has not answered in its time.</param>
/// <param name="Unfinished">Those whose answer was begun to be taken in and was not.</param>
/// <param name="Expiring">Those whose answers are about to lapse, soonest first.</param>
/// <param name="Expired">Those whose answers lapsed within thirty days and were not asked for again, latest first.</param>
/// <param name="Sweeps">The sweeps that are due.</param>
public sealed record ConsultationDay(
    Sequence<ReadConsultations.View> Late,
    Sequence<ReadConsultations.View> Unfinished,
    Sequence<ReadConsultations.View> Expiring,
    Sequence<ReadConsultations.View> Expired,
    Sequence<SweepDue> Sweeps)
{
    private const int Most = 5;
    private const int Looked = 100;
    private static readonly Duration Lately = Duration.FromDays(30);

    /// <summary>True when nothing of it is due.</summary>
    public bool IsQuietlyDue => Expiring.IsEmpty && Sweeps.IsEmpty;

    /// <summary>True when nothing of it is wrong.</summary>
    public bool IsRight => Late.IsEmpty && Unfinished.IsEmpty && Expired.IsEmpty;

    /// <summary>Gathers it at an instant, from the newest consultations.</summary>
    public static async Task<ConsultationDay> ReadAsync(Instant now, ReadConsultations read, CancellationToken ct)
    {
        var views = await read.ListAsync(null, Looked, null, ct) is Result<Sequence<ReadConsultations.View>>.Ok(var found) ? found : [];

        // What the same controller has asked again for the same campaign is no longer anybody's worry.
        var newest = views.Where(view => !view.Consultation.Answers.IsEmpty)
            .GroupBy(view => (view.Consultation.ControllerVat, view.Consultation.Draft.Campaign))
            .Select(group => group.MaxBy(view => view.Standing.StopAt)!)
            .ToList();
        var today = RomeTime.DayOf(now);
        return new ConsultationDay(
            Few(views.Where(view => view.Standing.State == ConsultationState.Overdue)),
            Few(views.Where(view => view.Standing.Next == ConsultationAct.ImportAgain)),
            Few(newest.Where(view => view.Standing.State == ConsultationState.Expiring).OrderBy(view => view.Standing.StopAt)),
            Few(newest.Where(view => view.Standing.State == ConsultationState.Expired && view.Standing.StopAt > now - Lately).OrderByDescending(view => view.Standing.StopAt)),
            Sequence.From((await read.SweepsAsync(ct)).Where(sweep => sweep.IsDueOn(today)).Take(Most)));
    }

    private static Sequence<ReadConsultations.View> Few(IEnumerable<ReadConsultations.View> views) => Sequence.From(views.Take(Most));
}
