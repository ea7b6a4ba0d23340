// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql.Tests;

public sealed class RequestKeysOnSqlite(SqliteEngine engine) : RequestKeysSuite(engine);

public sealed class RequestKeysOnPostgres(PostgresEngine engine) : RequestKeysSuite(engine);
