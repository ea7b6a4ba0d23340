// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Events of consultations as JSON: what the store keeps. Reading what was written gives an equal event.</summary>
public static class ConsultationJson
{
    /// <summary>The public name of what happened, such as <c>consultation-drafted</c>.</summary>
    public static string KindOf(ConsultationEvent happened) => happened switch
    {
        ConsultationEvent.Drafted => "consultation-drafted",
        ConsultationEvent.Exported => "consultation-exported",
        ConsultationEvent.ImportBegun => "consultation-import-begun",
        ConsultationEvent.AnswerRefused => "consultation-answer-refused",
        ConsultationEvent.AnswerReceived => "consultation-answered",
        ConsultationEvent.Abandoned => "consultation-abandoned",
        _ => throw new System.Diagnostics.UnreachableException("The hierarchy of consultation events is closed."),
    };

    /// <summary>The event, without its kind.</summary>
    public static Json.Map Write(ConsultationEvent happened) => happened switch
    {
        ConsultationEvent.Drafted e => Json.Object(
            ("campaign", e.Campaign is { } campaign ? campaign.Value.ToString("D") : Json.Null),
            ("content", e.Content.ToString()),
            ("controller_vat", e.ControllerVat),
            ("counts", Write(e.Counts)),
            ("dropped", e.Dropped.ToString()),
            ("rulebook", e.Rulebook.ToString()),
            ("selection", e.Selection.ToString()),
            ("sources", Json.Array(e.Sources.Select(source => (Json)Json.Object(
                ("content", source.Content.ToString()),
                ("list", source.List is { } list ? list.Value.ToString("D") : Json.Null),
                ("mapping", source.Mapping is { } mapping ? mapping.ToJson() : Json.Null),
                ("name", source.Name)))))),
        ConsultationEvent.Exported e => Json.Object(
            ("adapter", e.Adapter),
            ("parts", Json.Array(e.Parts.Select(part => (Json)Json.Object(
                ("bytes", part.Bytes),
                ("content", part.Content.ToString()),
                ("file", part.FileName),
                ("first_row", part.FirstRow),
                ("number", part.Number),
                ("rows", part.Rows),
                ("send_from", At(part.SendFrom))))))),
        ConsultationEvent.ImportBegun e => Json.Object(("files", Write(e.Files))),
        ConsultationEvent.AnswerRefused e => Json.Object(
            ("files", Write(e.Files)),
            ("why", Json.Array(e.Why.Select(why => (Json)Json.Object(("code", why.Code), ("where", why.Where is { } where ? where : Json.Null)))))),
        ConsultationEvent.AnswerReceived e => Json.Object(("answers", Json.Array(e.Answers.Select(answer => (Json)Write(answer))))),
        ConsultationEvent.Abandoned e => Json.Object(("reason", e.Reason)),
        _ => throw new System.Diagnostics.UnreachableException("The hierarchy of consultation events is closed."),
    };

    /// <summary>The event that <see cref="KindOf"/> and <see cref="Write(ConsultationEvent)"/> came from.</summary>
    /// <exception cref="FormatException">No event was written so: the store is damaged, or newer than the program.</exception>
    public static ConsultationEvent Read(string kind, Json written)
    {
        var from = new ConsultationJsonReader(written);
        return kind switch
        {
            "consultation-drafted" => new ConsultationEvent.Drafted(
                from.Text("controller_vat"),
                from.OptionalText("campaign") is { } campaign ? new CampaignId(Guid.ParseExact(campaign, "D")) : null,
                Sequence.From(from.Items("sources").Select(source => source.Source())),
                Enum.Parse<DraftSelection>(from.Text("selection")),
                from.Hash("content"),
                from.Hash("dropped"),
                from.Map("counts").Counts(),
                from.Hash("rulebook")),
            "consultation-exported" => new ConsultationEvent.Exported(from.Text("adapter"), Sequence.From(from.Items("parts").Select(part => part.Part()))),
            "consultation-import-begun" => new ConsultationEvent.ImportBegun(Sequence.From(from.Items("files").Select(file => file.File()))),
            "consultation-answer-refused" => new ConsultationEvent.AnswerRefused(
                Sequence.From(from.Items("files").Select(file => file.File())),
                Sequence.From(from.Items("why").Select(why => new RefusedAnswer(why.Text("code"), why.OptionalText("where"))))),
            "consultation-answered" => new ConsultationEvent.AnswerReceived(Sequence.From(from.Items("answers").Select(answer => answer.Answer()))),
            "consultation-abandoned" => new ConsultationEvent.Abandoned(from.Text("reason")),
            _ => throw new FormatException($"No event of a consultation is called {kind}."),
        };
    }

    private static Json.Map Write(DraftCounts counts) => Json.Object(
        ("consent", counts.Consent),
        ("customer", counts.Customer),
        ("directory", counts.Directory),
        ("duplicate", counts.Duplicate),
        ("foreign", counts.Foreign),
        ("left_out", counts.LeftOut),
        ("no_basis", counts.NoBasis),
        ("not_opted_in", counts.NotOptedIn),
        ("opposed", counts.Opposed),
        ("request", counts.Request),
        ("unreadable", counts.Unreadable));

    private static Json.List Write(Sequence<ListInput> files) => Json.Array(files.Select(file => (Json)Json.Object(
        ("bytes", file.Bytes), ("content", file.Content.ToString()), ("name", file.Name))));

    private static Json.Map Write(PartAnswer answer) => Json.Object(
        ("digest", answer.Digest.ToString()),
        ("form", answer.Form.ToString()),
        ("late", answer.IsLate),
        ("newest", At(answer.Newest)),
        ("numbers", answer.Numbers),
        ("oldest", At(answer.Oldest)),
        ("part", answer.Part),
        ("permit", answer.Permit.ToJson()),
        ("remove", answer.Remove),
        ("result", answer.Result.ToString()),
        ("set", answer.Set.Value.ToString("D")),
        ("simulated", answer.IsSimulated));

    private static string At(Instant instant) => InstantPattern.ExtendedIso.Format(instant);
}
