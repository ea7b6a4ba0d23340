// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;

namespace Filiera.Web;

/// <summary>How the audit trail is said in the language of the page.</summary>
public static class AuditWords
{
    /// <summary>What was done; an act without words of its own is named by its verb.</summary>
    public static string Say(this Visit visit, AuditAct act)
    {
        ArgumentNullException.ThrowIfNull(act);
        var key = "event." + act.Verb.Replace("-", "", StringComparison.Ordinal);
        return Words.Of(visit.Language).Has(key) ? visit[key] : act.Verb;
    }

    /// <summary>What is wrong with the trail, and where.</summary>
    public static string Say(this Visit visit, AuditFinding finding) => finding switch
    {
        AuditFinding.Altered it => visit.Say("finding.altered", it.Number),
        AuditFinding.Unlinked it => visit.Say("finding.unlinked", it.Number),
        AuditFinding.Gap it => visit.Say("finding.gap", it.From, it.To),
        AuditFinding.OutOfOrder it => visit.Say("finding.out-of-order", it.Number, it.After),
        AuditFinding.TimeWentBack it => visit.Say("finding.time-went-back", it.Number),
        AuditFinding.Truncated it => visit.Say("finding.truncated", it.Last, it.Known),
        AuditFinding.Rewritten it => visit.Say("finding.rewritten", it.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(finding), "Not a finding."),
    };
}
