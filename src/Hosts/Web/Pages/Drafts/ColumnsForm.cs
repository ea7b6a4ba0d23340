// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>The form that says what each column of a list holds: one choice for each column.</summary>
public static class ColumnsForm
{
    /// <summary>The field of a column, by its position from 0.</summary>
    public static string FieldOf(int column) => "c" + (column + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The fields of a list.</summary>
    public static IReadOnlyCollection<string> FieldsOf(ListGlance glance) => [.. Enumerable.Range(0, glance.Shown).Select(FieldOf)];

    /// <summary>What was sent, understood; a meaning chosen twice and a number chosen nowhere are refused, each beside its column.</summary>
    /// <param name="form">The form as sent.</param>
    /// <param name="glance">The list as it was read.</param>
    /// <param name="said">What a person said before about how it is written.</param>
    public static Result<ListMapping> Read(FormState form, ListGlance glance, ListMapping? said)
    {
        var refusals = new List<Refusal>();
        var columns = new List<MappedColumn>();
        foreach (var column in Enumerable.Range(0, glance.Shown))
        {
            var (field, meaning) = (FieldOf(column), form[FieldOf(column)]);
            if (meaning.Length == 0)
            {
                continue;
            }

            if (!ListGlance.Meanings.Contains(meaning))
            {
                refusals.Add(new FieldNotUnderstood(field) { Where = field });
            }
            else if (columns.Any(other => other.Meaning == meaning))
            {
                refusals.Add(new ColumnChosenTwice { Where = field });
            }

            columns.Add(new MappedColumn(meaning, null, column + 1));
        }

        // Beyond the columns asked about, what a mapping file said stands.
        columns.AddRange(Beyond(glance).Where(other => columns.All(column => column.Meaning != other.Meaning)));
        if (refusals.Count == 0 && columns.All(column => column.Meaning != "number"))
        {
            refusals.Add(new NumberColumnNotChosen());
        }

        return refusals.Count > 0
            ? Sequence.From(refusals)
            : (said ?? ListDraft.NothingSaid) with { HasHeader = glance.HasHeader, Columns = Sequence.From(columns) };
    }

    /// <summary>Columns by their positions, as a mapping names them.</summary>
    public static IEnumerable<MappedColumn> Positions(ListColumns columns) =>
        from meaning in ListGlance.Meanings
        let column = ListGlance.ColumnOf(columns, meaning)
        where column is not null
        select new MappedColumn(meaning, null, column + 1);

    private static IEnumerable<MappedColumn> Beyond(ListGlance glance) =>
        glance.Columns is { } columns ? Positions(columns).Where(column => column.Position > glance.Shown) : [];
}
