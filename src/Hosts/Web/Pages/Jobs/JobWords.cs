// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;

namespace Filiera.Web;

/// <summary>How jobs are said in the language of the page.</summary>
public static class JobWords
{
    /// <summary>The state's word and how it is drawn, and one sentence on pace and remaining time.</summary>
    public static (Tone Tone, string Word, string Sentence) Tell(this Visit visit, Job job)
    {
        var tone = job.State switch
        {
            JobState.Done => Tone.Met,
            JobState.Failed => Tone.Breach,
            JobState.WaitingRetry => Tone.Attention,
            JobState.Cancelled => Tone.Unknown,
            _ => Tone.Plain,
        };
        return (tone, visit["job." + job.State.ToString().ToLowerInvariant()], SentenceOf(visit, job));
    }

    /// <summary>What kind of work it is.</summary>
    public static string KindOf(this Visit visit, Job job) =>
        Words.Of(visit.Language).Has("job-kind." + job.Request.Kind) ? visit["job-kind." + job.Request.Kind] : job.Request.Kind;

    private static string SentenceOf(Visit visit, Job job)
    {
        if (job.FinishedAt is { } finished)
        {
            return visit.Say("job.finished", visit.Moment(finished));
        }

        if (job.Progress is not { } progress)
        {
            return visit["job.no-progress"];
        }

        var estimate = progress.Estimate();
        var parts = new List<string>
        {
            progress.Total is { } total
                ? visit.Say("job.done-of", Quantity(visit, progress.Done, progress.Unit), Quantity(visit, total, progress.Unit))
                : Quantity(visit, progress.Done, progress.Unit),
        };
        if (estimate.PerHour is { } perHour)
        {
            parts.Add(visit.Say("job.rate", Quantity(visit, perHour / 3600, progress.Unit)));
        }

        parts.Add(estimate.Remaining is { } remaining ? visit.Say("job.remaining", visit.Length(remaining)) : visit["job.remaining-unknown"]);
        return string.Join(" · ", parts);
    }

    private static string Quantity(Visit visit, long count, string unit) => unit == "bytes"
        ? visit.Size(count)
        : $"{visit.Number(count)} {(Words.Of(visit.Language).Has("unit." + unit) ? visit["unit." + unit] : unit)}";
}
