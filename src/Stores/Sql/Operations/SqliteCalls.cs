// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Stores.Sql;

/// <summary>The calls into SQLite made for every act, on bare handles: guarding a handle costs more than the call it guards.</summary>
/// <remarks>The library is the one SQLitePCLRaw has loaded. The caller keeps the statement alive, and uses it from one thread at a time.</remarks>
internal static partial class SqliteCalls
{
    /// <summary>SQLite copies the bytes before the call returns.</summary>
    public const nint Copied = -1;

    /// <summary>The bytes stay where they are as long as the statement.</summary>
    public const nint StaysInPlace = 0;

    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    public static partial int BindInteger(nint statement, int index, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text"), SuppressGCTransition]
    public static partial int BindText(nint statement, int index, ref readonly byte utf8, int length, nint lifetime);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob"), SuppressGCTransition]
    public static partial int BindBlob(nint statement, int index, ref readonly byte bytes, int length, nint lifetime);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset"), SuppressGCTransition]
    public static partial int Reset(nint statement);
}
