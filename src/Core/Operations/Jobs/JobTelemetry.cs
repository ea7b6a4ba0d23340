// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Filiera.Operations;

/// <summary>What whoever watches a program learns of its jobs: kinds, counts and durations, never what a job is about.</summary>
public static class JobTelemetry
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "Filiera.Jobs";

    private static readonly Meter Meter = new(Name);

    private static readonly ActivitySource Source = new(Name);

    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>(
        "filiera.job.attempts", "{attempt}", "Attempts at jobs, by kind and by the state the job was left in.");

    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        "filiera.job.attempt.duration",
        "s",
        "How long attempts at jobs took, by kind.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600] });

    internal static Activity? Begin(Job job)
    {
        var activity = Source.StartActivity("job " + job.Request.Kind, ActivityKind.Consumer);
        activity?.SetTag("filiera.job.kind", job.Request.Kind).SetTag("filiera.job.attempt", job.Attempts);
        return activity;
    }

    internal static void End(Activity? activity, Job job, TimeSpan elapsed)
    {
        var kind = KeyValuePair.Create("kind", (object?)job.Request.Kind);
        Attempts.Add(1, kind, KeyValuePair.Create("state", (object?)job.State.ToString()));
        Durations.Record(elapsed.TotalSeconds, kind);
        activity?.SetTag("filiera.job.state", job.State.ToString());
        if (job.Failure is { } failure && job.State is JobState.Failed or JobState.WaitingRetry)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Code);
        }
    }
}
