// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql;

/// <summary>The database engines; they behave identically.</summary>
public enum SqlEngineKind
{
    /// <summary>SQLite in one file: the default.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}
