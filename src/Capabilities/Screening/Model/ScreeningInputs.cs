// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The names under which a screening's evidence cites its inputs: the list, and each file by its kind, with a number from the second of a kind on.</summary>
public static class ScreeningInputs
{
    /// <summary>The contact list.</summary>
    public const string List = "contact-list";

    /// <summary>The register's answer.</summary>
    public static string Answers { get; } = InputKinds.NameOf(InputKind.Answers);

    /// <summary>The inputs as evidence cites them.</summary>
    public static Sequence<EvidenceInput> Cite(ContentHash list, Sequence<ListInput> inputs)
    {
        var cited = new List<EvidenceInput> { new(List, list) };
        foreach (var kind in inputs.GroupBy(input => input.Kind))
        {
            var name = InputKinds.NameOf(kind.Key);
            cited.AddRange(kind.Select((input, at) => new EvidenceInput(at == 0 ? name : FormattableString.Invariant($"{name}-{at + 1}"), input.Content)));
        }

        return Sequence.From(cited);
    }
}
