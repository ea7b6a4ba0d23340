// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The names under which a screening's evidence cites its inputs: the list, and each file by its kind, with a number from the second of a kind on.</summary>
public static class ScreeningInputs
{
    /// <summary>The contact list.</summary>
    public const string List = "contact-list";

    /// <summary>The register's answer, by the files it came in: nobody keeps those, so they are named in the statement and not among the inputs.</summary>
    public static string Answers { get; } = InputKinds.NameOf(InputKind.Answers);

    /// <summary>What a file cited is; null for the list and for names of something else.</summary>
    public static InputKind? KindOf(EvidenceInput input)
    {
        var name = input.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return InputKinds.TryParse(input.Name, out var kind) || (name.EndsWith('-') && InputKinds.TryParse(name[..^1], out kind)) ? kind : null;
    }

    /// <summary>The inputs as evidence cites them.</summary>
    public static Sequence<EvidenceInput> Cite(ContentHash list, Sequence<ListInput> inputs) =>
        [new(List, list), .. Named(inputs).Select(named => new EvidenceInput(named.Name, named.Input.Content))];

    /// <summary>The mappings that files were read by, under the names evidence cites the files by.</summary>
    public static Sequence<InputMapping> MappingsOf(Sequence<ListInput> inputs) => Sequence.From(Named(inputs)
        .Where(named => named.Input.Mapping is not null)
        .Select(named => new InputMapping(named.Name, named.Input.Mapping!)));

    private static IEnumerable<(string Name, ListInput Input)> Named(Sequence<ListInput> inputs) => inputs
        .Where(input => input.Kind is not (InputKind.Answers or InputKind.OptOuts))
        .GroupBy(input => input.Kind)
        .SelectMany(kind => kind.Select((input, at) =>
            (at == 0 ? InputKinds.NameOf(kind.Key) : FormattableString.Invariant($"{InputKinds.NameOf(kind.Key)}-{at + 1}"), input)));
}
