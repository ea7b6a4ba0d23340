// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql.Tests;

public sealed class RegisterBookOnSqlite(SqliteEngine engine) : RegisterBookSuite(engine);

public sealed class RegisterBookOnPostgres(PostgresEngine engine) : RegisterBookSuite(engine);
