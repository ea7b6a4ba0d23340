// SPDX-License-Identifier: EUPL-1.2
using Filiera.Stores.Sql.Tests;

namespace Filiera.Access.Tests;

public sealed class AccountsOnSqlite(SqliteEngine engine) : AccountsSuite(engine);

public sealed class AccountsOnPostgres(PostgresEngine engine) : AccountsSuite(engine);
