// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql.Tests;

public sealed class ConsultationsOnSqlite(SqliteEngine engine) : ConsultationsSuite(engine);

public sealed class ConsultationsOnPostgres(PostgresEngine engine) : ConsultationsSuite(engine);
