// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Puts a receipt together from a screening.</summary>
public static class ReceiptWriting
{
    /// <summary>The receipt, to be signed with <see cref="ReceiptForm.Seal"/>.</summary>
    public static ScreeningReceipt Of(ReceiptHeading heading, ListContext context, Sequence<AppliedRule> rules, ReceiptFindings findings) => new(
        heading.Id,
        heading.IssuedAt,
        context.AsOf,
        heading.Demonstration,
        heading.SoftwareVersion,
        new ReceiptParty(context.Campaign.ClientVat, context.Campaign.ClientName),
        heading.Centre,
        new ReceiptCampaign(heading.CampaignId, heading.CampaignName, ScreeningStatement.CampaignJson(context.Campaign)),
        new ReceiptList(
            heading.ListName, heading.ListHash, heading.ListBytes, findings.Counts.Rows, heading.Duplicates, ReceiptShape.Write(findings.File, heading.Mapping)),
        Sequence.From(heading.Inputs
            .Where(input => input.Kind is not (InputKind.Answers or InputKind.OptOuts))
            .Select(input => new ReceiptInput(InputKinds.NameOf(input.Kind), input.Name, input.Content, input.Bytes, input.Mapping?.ToJson()))),
        heading.Answers,
        heading.Rulebook,
        ScreeningStatement.RuleWords(rules),
        context.Precedence.Version.Number,
        CountsOf(findings.Counts),
        ReasonsOf(findings.Reasons),
        findings.ValidUntil,
        new ReceiptOutputs(findings.Outputs.Callable, findings.Outputs.Withheld, findings.Outputs.Rejected),
        findings.Tree);

    internal static Sequence<ReceiptCount> CountsOf(VerdictCounts counts) => Sequence.From(Enum.GetValues<Verdict>()
        .Select(verdict => new ReceiptCount(VerdictNames.Of(verdict), counts[verdict]))
        .OrderBy(count => count.Verdict, StringComparer.Ordinal));

    internal static Sequence<ReceiptReason> ReasonsOf(Sequence<ReasonCount> reasons) =>
        Sequence.From(reasons.Select(reason => new ReceiptReason(VerdictNames.Of(reason.Verdict), reason.Reason, reason.Rows)));
}
