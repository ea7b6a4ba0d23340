// SPDX-License-Identifier: EUPL-1.2
using System.Text.RegularExpressions;
using Filiera.Kernel;

namespace Filiera.Evidence;

/// <summary>What a fact must and must not hold before it is sealed.</summary>
public static partial class DraftRules
{
    /// <summary>Everything that stands against sealing the fact; empty when nothing does.</summary>
    public static Sequence<Refusal> Against(EvidenceDraft fact)
    {
        var refusals = new List<Refusal>();
        if (fact.SpeaksTo.IsEmpty)
        {
            refusals.Add(new EvidenceIncomplete("it speaks to no requirement"));
        }

        if (fact.SpeaksTo.Distinct().Count() != fact.SpeaksTo.Count || fact.SpeaksTo.Any(rule => rule.Id.Value is null))
        {
            refusals.Add(new EvidenceIncomplete("a requirement stands twice or has no id"));
        }

        if (fact.Inputs.DistinctBy(input => input.Name).Count() != fact.Inputs.Count)
        {
            refusals.Add(new EvidenceIncomplete("an input is named twice"));
        }

        if (fact.Rulebook == default)
        {
            refusals.Add(new EvidenceIncomplete("the rulebook's version is missing"));
        }

        var words = new List<string>();
        if (!IsWhole(fact.Statement, words))
        {
            refusals.Add(new EvidenceHoldsFractions());
        }

        if (words.Any(word => PersonalData().IsMatch(word)))
        {
            refusals.Add(new EvidenceNamesAPerson());
        }

        return Sequence.From(refusals);
    }

    private static bool IsWhole(Json json, List<string> words)
    {
        switch (json)
        {
            case Json.Real:
                return false;
            case Json.Text text:
                words.Add(text.Value);
                return true;
            case Json.List list:
                return list.Items.All(item => IsWhole(item, words));
            case Json.Map map:
                words.AddRange(map.Members.Keys);
                return map.Members.Values.All(item => IsWhole(item, words));
            default:
                return true;
        }
    }

    // A last guard, not a proof of absence: codici fiscali (omocodia included) and e-mail addresses. Telephone numbers are not looked
    // for, since the caller numbers of firms are public and belong into evidence.
    [GeneratedRegex("(?<![0-9A-Za-z])[A-Za-z]{6}[0-9LMNPQRSTUVlmnpqrstuv]{2}[A-Za-z][0-9LMNPQRSTUVlmnpqrstuv]{2}[A-Za-z][0-9LMNPQRSTUVlmnpqrstuv]{3}[A-Za-z](?![0-9A-Za-z])|[^\\s@]@[^\\s@]+\\.[A-Za-z]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex PersonalData();
}
