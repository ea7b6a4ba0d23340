// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql.Tests;

public sealed class RuleAdoptionsOnSqlite(SqliteEngine engine) : RuleAdoptionsSuite(engine);

public sealed class RuleAdoptionsOnPostgres(PostgresEngine engine) : RuleAdoptionsSuite(engine);
