// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql.Tests;

public sealed class RightsOnSqlite(SqliteEngine engine) : RightsSuite(engine);

public sealed class RightsOnPostgres(PostgresEngine engine) : RightsSuite(engine);
