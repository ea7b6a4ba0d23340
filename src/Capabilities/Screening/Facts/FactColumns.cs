// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Where the columns of a fact file stand.</summary>
/// <param name="Number">The position of the number, from 0.</param>
/// <param name="Others">The position of each other column of the kind, in its order; -1 where the file lacks it.</param>
/// <param name="HasHeader">Whether the first record names the columns.</param>
internal sealed record FactColumns(int Number, Sequence<int> Others, bool HasHeader)
{
    /// <summary>By the mapping where there is one, else by the names, else, for bare lists of numbers, by the first record itself.</summary>
    public static Result<FactColumns> Of(FactFile file, Sequence<string> first)
    {
        var known = FactKinds.Of(file.Kind);
        var result = file.Mapping is { } mapping
            ? Mapped(mapping, known, first)
            : ByName(file.Kind, known, first);
        if (result is Result<FactColumns>.Ok { Value: var columns }
            && known.Where((column, at) => column.IsRequired && columns.Others[at] < 0).Select(column => column.Meaning).ToList() is { Count: > 0 } missing)
        {
            return new FactColumnsMissing(InputKinds.NameOf(file.Kind), string.Join(", ", missing)) { Where = file.Name };
        }

        return result;
    }

    private static Result<FactColumns> Mapped(ListMapping mapping, IReadOnlyList<FactKinds.Column> known, Sequence<string> first) =>
        mapping.Locate(first, [.. known.Select(column => column.Meaning), "number"]) switch
        {
            Result<System.Collections.Frozen.FrozenDictionary<string, int>>.Ok { Value: var found } => new FactColumns(
                found["number"],
                Sequence.From(known.Select(column => found.TryGetValue(column.Meaning, out var at) ? at : -1)),
                mapping.HasHeader ?? (mapping.Columns.Any(column => column.Name is not null) || !IsNumber(first[found["number"]]))),
            Result<System.Collections.Frozen.FrozenDictionary<string, int>>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };

    private static Result<FactColumns> ByName(InputKind kind, IReadOnlyList<FactKinds.Column> known, Sequence<string> first)
    {
        var names = first.Select(ColumnNames.Plain).ToList();
        var number = names.FindIndex(ColumnNames.IsNumber);
        if (number >= 0)
        {
            return new FactColumns(number, Sequence.From(known.Select(column => names.FindIndex(name => column.Names.Contains(name)))), true);
        }

        number = FactKinds.NeedsNoHeader(kind) ? first.ToList().FindIndex(IsNumber) : -1;
        return number >= 0
            ? new FactColumns(number, Sequence.From(known.Select(_ => -1)), false)
            : new FactColumnsMissing(InputKinds.NameOf(kind), "number");
    }

    private static bool IsNumber(string field) =>
        NumberParser.Parse(field) is var parsed && (parsed.Status is NumberStatus.Valid or NumberStatus.Foreign || FactNumber.IsBare39(parsed));
}
