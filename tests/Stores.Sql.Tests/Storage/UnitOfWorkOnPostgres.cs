// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql.Tests;

public sealed class UnitOfWorkOnPostgres(PostgresEngine engine) : UnitOfWorkSuite(engine);
