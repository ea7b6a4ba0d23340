// SPDX-License-Identifier: EUPL-1.2
using Filiera.Stores.Files;
using NodaTime;

namespace Filiera.Composition;

/// <summary>What is in a backup.</summary>
/// <param name="MadeAt">When it was begun.</param>
/// <param name="Program">The version of the program that made it.</param>
/// <param name="Engine"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Files">How many files.</param>
/// <param name="Bytes">Their bytes.</param>
public sealed record BackupMade(Instant MadeAt, string Program, string Engine, int Files, long Bytes)
{
    internal static BackupMade Of(BackupManifest manifest) =>
        new(manifest.MadeAt, manifest.Program, manifest.Engine, manifest.Entries.Count, manifest.Bytes);
}
