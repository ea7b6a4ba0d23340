// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>How consultations of the register are said and drawn.</summary>
public static class ConsultationWords
{
    /// <summary>Where a consultation stands, in the language of the page.</summary>
    public static string Say(this Visit visit, ConsultationState state) => visit["consult-state." + Key(state)];

    /// <summary>What is to be done next.</summary>
    public static string Say(this Visit visit, ConsultationAct act) => visit["consult-next." + Key(act)];

    /// <summary>An amount, or that nobody knows it.</summary>
    public static string Amount(this Visit visit, Money? money) =>
        money is { } known ? visit.Say("consult.euro", visit.Number(known.RoundedForDocument().Amount, 2)) : visit["unknown"];

    /// <summary>A count, or that nobody knows it.</summary>
    public static string Known(this Visit visit, long? count) => count is { } known ? visit.Number(known) : visit["unknown"];

    /// <summary>How it is drawn.</summary>
    public static Tone ToneOf(ConsultationState state) => state switch
    {
        ConsultationState.Fresh => Tone.Met,
        ConsultationState.Overdue or ConsultationState.Expired => Tone.Breach,
        ConsultationState.Expiring or ConsultationState.Waiting => Tone.Attention,
        ConsultationState.Abandoned => Tone.Unknown,
        _ => Tone.Plain,
    };

    /// <summary>What happened, as a line of the timeline.</summary>
    public static string Tell(this Visit visit, ConsultationEvent happened) => happened switch
    {
        ConsultationEvent.Drafted e => visit.Say("consult-event.drafted", visit.Number(e.Counts.Asked), visit.Number(e.Counts.Rows)),
        ConsultationEvent.Exported e => visit.Say("consult-event.exported", visit.Number(e.Parts.Count), e.Adapter),
        ConsultationEvent.ImportBegun e => visit.Say("consult-event.begun", Names(e.Files)),
        ConsultationEvent.AnswerRefused e => visit.Say("consult-event.refused", Names(e.Files)),
        ConsultationEvent.AnswerReceived e => visit.Say(
            "consult-event.received",
            visit.Number(e.Answers.Sum(answer => answer.Numbers)),
            visit.Number(e.Answers.Sum(answer => answer.Remove))),
        ConsultationEvent.Abandoned e => visit.Say("consult-event.abandoned", ShownText.Of(e.Reason, 500)),
        _ => throw new System.Diagnostics.UnreachableException("The hierarchy of consultation events is closed."),
    };

    /// <summary>The key of an enumeration's value: lower case.</summary>
    internal static string Key(Enum value) => value.ToString().ToLower(CultureInfo.InvariantCulture);

    private static string Names(Sequence<ListInput> files) => string.Join(", ", files.Select(file => ShownText.Of(file.Name)));
}
