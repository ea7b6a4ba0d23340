// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql.Tests;

public sealed class PartyLedgerOnSqlite(SqliteEngine engine) : PartyLedgerSuite(engine);

public sealed class PartyLedgerOnPostgres(PostgresEngine engine) : PartyLedgerSuite(engine);
