// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>The doors shown in the header: those that exist and that this visitor may open.</summary>
public static class Navigation
{
    private static readonly Door[] Public =
    [
        new("nav.caller", CallersEndpoints.Address, AccessPolicies.Everyone),
        new("nav.register", "/registro", AccessPolicies.Everyone),
        new("nav.rules", "/regole", AccessPolicies.Everyone),
        new("nav.verify", VerifyCredentialEndpoints.Address, AccessPolicies.Everyone),
        new("nav.figures", FiguresEndpoints.Address, AccessPolicies.Everyone),
        new("nav.guide", GuideText.Address, AccessPolicies.Everyone),
    ];

    private static readonly Door[] Work =
    [
        new("nav.work", "/lavoro", AccessPolicies.Workspace),
        new("nav.lists", "/lavoro/liste", AccessPolicies.Workspace),
        new("nav.rights", RightsEndpoints.Address, AccessPolicies.Workspace),
        new("nav.gate", DialGateEndpoints.Address, AccessPolicies.Whole),
        new("nav.mandates", "/lavoro/mandati", AccessPolicies.Workspace),
        new("nav.numbers", "/lavoro/numeri", AccessPolicies.Workspace),
        new("nav.organisations", "/lavoro/organizzazioni", AccessPolicies.Workspace),
        new("nav.evidence", "/lavoro/evidenze", AccessPolicies.Workspace),
        new("nav.jobs", "/lavoro/attivita", AccessPolicies.Workspace),
        new("nav.users", MembersEndpoints.Address, AccessPolicies.Members),
        new("nav.api-keys", ApiKeysEndpoints.Address, AccessPolicies.Members),
        new("nav.audit", "/lavoro/registro-attivita", AccessPolicies.Operator),
    ];

    private static readonly Door[] Lists =
    [
        new("nav.every-list", "/lavoro/liste", AccessPolicies.Workspace),
        new("nav.reviews", ReviewsEndpoints.Address, AccessPolicies.Workspace),
        new("nav.receipts", ReceiptsEndpoints.Address, AccessPolicies.Workspace),
        new("nav.answers", RegisterAnswersEndpoints.Address, AccessPolicies.Workspace),
        new("nav.samples", SamplesEndpoints.Address, AccessPolicies.Workspace),
        new("nav.coverage", "/lavoro/copertura", AccessPolicies.Workspace),
        new("nav.rule-choices", "/lavoro/scelte", AccessPolicies.Workspace),
    ];

    private static readonly Door[] Rights =
    [
        new("nav.every-right", RightsEndpoints.Address, AccessPolicies.Workspace),
        new("nav.rights-figures", RightsFiguresEndpoints.Address, AccessPolicies.Workspace),
    ];

    // Each section under the key of the door that leads to it.
    private static readonly (string Key, Door[] Doors)[] Sections = [("nav.lists", Lists), ("nav.rights", Rights)];

    /// <summary>Doors for anyone.</summary>
    public static IEnumerable<Door> Open(Visit visit) => Public.Where(door => visit.May(door.Policy));

    /// <summary>Doors of the workspace; none when nobody is signed in.</summary>
    public static IEnumerable<Door> Workspace(Visit visit) => Work.Where(door => visit.May(door.Policy));

    /// <summary>The doors of the section the page asked for lies in; none outside one.</summary>
    public static IEnumerable<Door> Section(Visit visit) =>
        SectionOf(visit).Doors?.Where(door => visit.May(door.Policy)) ?? [];

    /// <summary>True when the page asked for lies behind this door: exactly, or below it when no nearer door does.</summary>
    public static bool IsHere(Door door, Visit visit) => SectionOf(visit) is { Key: { } key }
        ? door.Key == key
        : Public.Concat(Work).Where(other => Below(visit.Path, other.Address)).MaxBy(other => other.Address.Length) == door;

    /// <summary>True when the page asked for lies behind this door of its section.</summary>
    public static bool IsHereInSection(Door door, Visit visit) =>
        SectionOf(visit).Doors?.Where(other => Below(visit.Path, other.Address)).MaxBy(other => other.Address.Length) == door;

    private static (string? Key, Door[]? Doors) SectionOf(Visit visit) => Sections.FirstOrDefault(section => section.Doors.Any(door => Below(visit.Path, door.Address)));

    private static bool Below(string path, string address) =>
        path == address || path.StartsWith(address + "/", StringComparison.Ordinal);
}
