// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Access;

/// <summary>The words of scopes, as OAuth writes them.</summary>
public static class ApiScopeWords
{
    /// <summary>Every scope.</summary>
    public static IReadOnlyList<ApiScope> All { get; } = [ApiScope.WorkspaceRead, ApiScope.WorkspaceWrite, ApiScope.GateAsk];

    /// <summary>The word of a scope.</summary>
    public static string Word(this ApiScope scope) => scope switch
    {
        ApiScope.WorkspaceRead => "workspace:read",
        ApiScope.WorkspaceWrite => "workspace:write",
        ApiScope.GateAsk => "gate:ask",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not a scope."),
    };

    /// <summary>Reads words between blanks; null when one is unknown. Nothing written is no scope.</summary>
    public static Sequence<ApiScope>? Read(string? words)
    {
        var found = new List<ApiScope>();
        foreach (var word in (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var scope = All.Where(known => known.Word() == word).Select(known => (ApiScope?)known).FirstOrDefault();
            if (scope is not { } known)
            {
                return null;
            }

            found.Add(known);
        }

        return Sequence.From(found.Distinct().Order());
    }

    /// <summary>Writes scopes with blanks between them.</summary>
    public static string Write(this Sequence<ApiScope> scopes) => string.Join(' ', scopes.Select(scope => scope.Word()));
}
