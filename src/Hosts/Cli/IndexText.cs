// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary>What an answer index holds, in lines or in JSON. No number stands in it.</summary>
internal static class IndexText
{
    /// <summary>Prints it.</summary>
    public static async Task WriteAsync(TextWriter output, AnswerIndexInfo info, long bytes, bool asJson)
    {
        if (asJson)
        {
            await output.WriteLineAsync(JsonOf(info, bytes).ToCanonicalText());
            return;
        }

        await output.WriteLineAsync(info.Kind == AnswerKind.Snapshot
            ? string.Create(CultureInfo.InvariantCulture, $"snapshot of a register, no consultation: {info.Remove:#,0} numbers enrolled, taken {InstantOf(info.SnapshotAt)}")
            : string.Create(CultureInfo.InvariantCulture, $"numbers {info.Numbers:#,0} = keep {info.Keep:#,0} + remove {info.Remove:#,0}, from {info.Rows:#,0} rows"));
        await output.WriteLineAsync("controller " + info.ControllerVat);
        if (info.Kind == AnswerKind.Consultation)
        {
            await output.WriteLineAsync($"answered from {InstantOf(info.Oldest)} to {InstantOf(info.Newest)}, kept {PrecisionOf(info.Precision)}");
            await output.WriteLineAsync(info.SubmissionIsStated ? "submission compared" : "submission not stated");
        }

        foreach (var (what, file) in info.Sources.Select(file => ("source", file)).Concat(info.Submitted.Select(file => ("submitted", file))))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{what} {file.Name}: {file.Rows:#,0} rows, {file.Content}"));
        }

        await output.WriteLineAsync("digest " + info.Digest);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{bytes:#,0} bytes, encrypted"));
    }

    private static Json JsonOf(AnswerIndexInfo info, long bytes) => Json.Object(
        ("bytes", bytes),
        ("controller", info.ControllerVat),
        ("digest", info.Digest.ToString()),
        ("keep", info.Keep),
        ("kind", info.Kind == AnswerKind.Snapshot ? "snapshot" : "consultation"),
        ("newest", JsonOf(info.Newest)),
        ("oldest", JsonOf(info.Oldest)),
        ("precision", PrecisionOf(info.Precision)),
        ("remove", info.Remove),
        ("rows", info.Rows),
        ("snapshot_at", JsonOf(info.SnapshotAt)),
        ("sources", Json.Array(info.Sources.Select(JsonOf))),
        ("submitted", Json.Array(info.Submitted.Select(JsonOf))));

    private static Json JsonOf(AnswerFileUsed file) => Json.Object(
        ("bytes", file.Bytes), ("content", file.Content.ToString()), ("name", file.Name), ("rows", file.Rows));

    private static Json JsonOf(Instant? instant) => instant is { } at ? InstantPattern.ExtendedIso.Format(at) : Json.Null;

    private static string InstantOf(Instant? instant) => instant is { } at ? InstantPattern.ExtendedIso.Format(at) : "(never)";

    private static string PrecisionOf(AnswerPrecision precision) => precision switch
    {
        AnswerPrecision.Exact => "exact",
        AnswerPrecision.Hour => "to-the-hour",
        _ => "to-the-day",
    };
}
