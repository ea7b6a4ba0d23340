// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Filiera.Stores.Sql;

/// <summary>Marks tables whose rows are never changed or deleted; the database itself refuses it too.</summary>
internal static class AppendOnly
{
    private const string Mark = "Filiera:AppendOnly";

    public static EntityTypeBuilder<T> IsAppendOnly<T>(this EntityTypeBuilder<T> table)
        where T : class
    {
        table.HasAnnotation(Mark, true);
        return table;
    }

    public static bool IsAppendOnly(this IReadOnlyEntityType table) => table.FindAnnotation(Mark) is not null;
}
