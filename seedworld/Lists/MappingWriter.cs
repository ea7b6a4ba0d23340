// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.SeedWorld;

/// <summary>Writes the mapping file of a list whose columns have no names that mean anything.</summary>
public static class MappingWriter
{
    private static readonly string[] Meanings = ["number", "basis", "reference", "date", "purpose", "recipient", "contract_end"];

    /// <summary>What the file says.</summary>
    /// <exception cref="ArgumentException">The list has no mapping file.</exception>
    public static ListMapping Of(SeedList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Dialect == ListDialect.UnnamedColumns
            ? new ListMapping(
                true, '\t', null, null, Sequence.From(Meanings.Select((meaning, i) => new MappedColumn(meaning, FormattableString.Invariant($"CAMPO_{i + 2:00}"), null))))
            : throw new ArgumentException("The columns of this list are recognised.", nameof(list));
    }

    /// <summary>The file.</summary>
    /// <exception cref="ArgumentException">The list has no mapping file.</exception>
    public static byte[] Write(SeedList list) => Of(list).ToJson().ToCanonicalBytes();
}
