// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql.Tests;

public sealed class ReceiptsOnSqlite(SqliteEngine engine) : ReceiptsSuite(engine);

public sealed class ReceiptsOnPostgres(PostgresEngine engine) : ReceiptsSuite(engine);
