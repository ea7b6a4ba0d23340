// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;

namespace Filiera.Screening;

/// <summary>Something that happened to a consultation. The hierarchy is closed; no event holds a number of anybody.</summary>
public abstract record ConsultationEvent
{
    private ConsultationEvent()
    {
    }

    /// <summary>It was drafted: the numbers to ask about were gathered, classified and written.</summary>
    /// <param name="ControllerVat">The VAT number of the controller that asks.</param>
    /// <param name="Campaign">The campaign it is for; null for all of the controller.</param>
    /// <param name="Sources">The lists.</param>
    /// <param name="Selection">Which numbers were chosen.</param>
    /// <param name="Content">The numbers in the neutral format, by hash.</param>
    /// <param name="Dropped">The rows left out, each with its reason and without its number, by hash.</param>
    /// <param name="Counts">What every row came to.</param>
    /// <param name="Rulebook">The version of the rules that classified them.</param>
    public sealed record Drafted(
        string ControllerVat,
        CampaignId? Campaign,
        Sequence<ConsultationSource> Sources,
        DraftSelection Selection,
        ContentHash Content,
        ContentHash Dropped,
        DraftCounts Counts,
        ContentHash Rulebook) : ConsultationEvent;

    /// <summary>It was written in the register's layout, to be handed over; from here on an answer is waited for.</summary>
    /// <param name="Adapter">The layout.</param>
    /// <param name="Parts">The files.</param>
    public sealed record Exported(string Adapter, Sequence<ConsultationPart> Parts) : ConsultationEvent;

    /// <summary>A file that came back is about to be taken in: should the work break off here, it is done again.</summary>
    /// <param name="Files">The files, by name and hash.</param>
    public sealed record ImportBegun(Sequence<ListInput> Files) : ConsultationEvent;

    /// <summary>What came back was refused; the consultation waits on.</summary>
    /// <param name="Files">The files, by name and hash; they are not kept.</param>
    /// <param name="Why">The reasons.</param>
    public sealed record AnswerRefused(Sequence<ListInput> Files, Sequence<RefusedAnswer> Why) : ConsultationEvent;

    /// <summary>The register's answer to one or more parts was taken in, with its permits.</summary>
    public sealed record AnswerReceived(Sequence<PartAnswer> Answers) : ConsultationEvent;

    /// <summary>It was given up; what was answered until then stands.</summary>
    /// <param name="Reason">Why, as written.</param>
    public sealed record Abandoned(string Reason) : ConsultationEvent;
}
