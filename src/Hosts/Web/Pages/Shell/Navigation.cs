// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>The doors shown in the header: those that exist and that this visitor may open.</summary>
public static class Navigation
{
    private static readonly Door[] Public =
    [
        new("nav.rules", "/regole", AccessPolicies.Everyone),
    ];

    private static readonly Door[] Work =
    [
        new("nav.work", "/lavoro", AccessPolicies.Workspace),
        new("nav.lists", "/lavoro/liste", AccessPolicies.Workspace),
        new("nav.mandates", "/lavoro/mandati", AccessPolicies.Workspace),
        new("nav.numbers", "/lavoro/numeri", AccessPolicies.Workspace),
        new("nav.organisations", "/lavoro/organizzazioni", AccessPolicies.Workspace),
        new("nav.evidence", "/lavoro/evidenze", AccessPolicies.Workspace),
        new("nav.jobs", "/lavoro/attivita", AccessPolicies.Workspace),
        new("nav.audit", "/lavoro/registro-attivita", AccessPolicies.Operator),
    ];

    /// <summary>Doors for anyone.</summary>
    public static IEnumerable<Door> Open(Visit visit) => Public.Where(door => visit.May(door.Policy));

    /// <summary>Doors of the workspace; none when nobody is signed in.</summary>
    public static IEnumerable<Door> Workspace(Visit visit) => Work.Where(door => visit.May(door.Policy));

    /// <summary>True when the page asked for lies behind this door: exactly, or below it when no nearer door does.</summary>
    public static bool IsHere(Door door, Visit visit) =>
        Public.Concat(Work).Where(other => Below(visit.Path, other.Address)).MaxBy(other => other.Address.Length) == door;

    private static bool Below(string path, string address) =>
        path == address || path.StartsWith(address + "/", StringComparison.Ordinal);
}
