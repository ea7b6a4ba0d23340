// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The database on a PostgreSQL server.</summary>
public sealed class PostgresFilieraContext(DbContextOptions<PostgresFilieraContext> options) : FilieraContext(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // Text is compared by its bytes, as SQLite does, whatever the server's locale.
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}
