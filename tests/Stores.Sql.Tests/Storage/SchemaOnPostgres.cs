// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql.Tests;

public sealed class SchemaOnPostgres(PostgresEngine engine) : SchemaSuite(engine);
