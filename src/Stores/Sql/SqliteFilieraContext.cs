// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The database in a SQLite file.</summary>
public sealed class SqliteFilieraContext(DbContextOptions<SqliteFilieraContext> options) : FilieraContext(options);
