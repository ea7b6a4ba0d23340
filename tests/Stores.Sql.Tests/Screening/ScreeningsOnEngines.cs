// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql.Tests;

public sealed class ScreeningsOnSqlite(SqliteEngine engine) : ScreeningsSuite(engine);

public sealed class ScreeningsOnPostgres(PostgresEngine engine) : ScreeningsSuite(engine);

public sealed class ScreeningListsOnSqlite(SqliteEngine engine) : ScreeningListsSuite(engine);

public sealed class ScreeningListsOnPostgres(PostgresEngine engine) : ScreeningListsSuite(engine);
