// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Filiera.Stores.Sql;

/// <summary>Contexts for the migration tool, which looks at the model and opens no database.</summary>
internal sealed class DesignTimeContexts : IDesignTimeDbContextFactory<SqliteFilieraContext>, IDesignTimeDbContextFactory<PostgresFilieraContext>
{
    SqliteFilieraContext IDesignTimeDbContextFactory<SqliteFilieraContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteFilieraContext>().UseSqlite("Data Source=design.db").Options);

    PostgresFilieraContext IDesignTimeDbContextFactory<PostgresFilieraContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresFilieraContext>().UseNpgsql("Host=localhost").Options);
}
