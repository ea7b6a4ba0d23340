// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Filiera.Stores.Accounts;

/// <summary>Contexts for the migration tool, which looks at the model and opens no database.</summary>
internal sealed class DesignTimeContexts : IDesignTimeDbContextFactory<SqliteAccountsContext>, IDesignTimeDbContextFactory<PostgresAccountsContext>
{
    SqliteAccountsContext IDesignTimeDbContextFactory<SqliteAccountsContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAccountsContext>()
            .UseSqlite("Data Source=design.db", options => options.MigrationsHistoryTable(AccountsContext.History)).Options);

    PostgresAccountsContext IDesignTimeDbContextFactory<PostgresAccountsContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresAccountsContext>()
            .UseNpgsql("Host=localhost", options => options.MigrationsHistoryTable(AccountsContext.History)).Options);
}
