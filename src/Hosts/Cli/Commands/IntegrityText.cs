// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>Integrity checks, a line each.</summary>
internal static class IntegrityText
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(Sequence<IntegrityCheck> checks) =>
        checks.Select(check => $"{(check.IsSound ? "sound" : "NOT SOUND"),-10} {check.Name,-12} {check.Text}");
}
