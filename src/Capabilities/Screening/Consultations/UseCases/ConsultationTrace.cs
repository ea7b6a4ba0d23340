// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>The trace of an act on a consultation.</summary>
internal static class ConsultationTrace
{
    public static AuditAct Of(ConsultationId id, Actor by, ConsultationEvent happened) =>
        new(by, ConsultationJson.KindOf(happened), "consultation", id.ToString(), Details(happened));

    private static Json Details(ConsultationEvent happened) => happened switch
    {
        ConsultationEvent.Drafted e => Json.Object(("asked", e.Counts.Asked), ("content", e.Content.ToString()), ("rows", e.Counts.Rows)),
        ConsultationEvent.Exported e => Json.Object(
            ("adapter", e.Adapter), ("parts", Json.Array(e.Parts.Select(part => (Json)part.Content.ToString())))),
        ConsultationEvent.ImportBegun e => Files(e.Files),
        ConsultationEvent.AnswerRefused e => Json.Object(
            ("codes", Json.Array(e.Why.Select(why => why.Code).Distinct().Select(code => (Json)code))), ("files", e.Files.Count)),
        ConsultationEvent.AnswerReceived e => Json.Object(("answers", Json.Array(e.Answers.Select(answer => (Json)Json.Object(
            ("digest", answer.Digest.ToString()), ("late", answer.IsLate), ("part", answer.Part), ("result", answer.Result.ToString()),
            ("simulated", answer.IsSimulated)))))),

        // The reason is written by a person and may name somebody: it stays out of the trail.
        _ => Json.Object(),
    };

    private static Json.Map Files(Sequence<ListInput> files) =>
        Json.Object(("files", Json.Array(files.Select(file => (Json)file.Content.ToString()))));
}
