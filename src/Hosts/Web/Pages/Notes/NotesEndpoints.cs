// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>What the installation says about itself.</summary>
public static class NotesEndpoints
{
    /// <summary>Maps <c>/accessibilita</c>, <c>/privacy</c> and <c>/note-legali</c>.</summary>
    public static void MapNotes(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Everyone, "/licenze", () => Answers.Page<LicencesPage>());
        app.MapKeptPage(AccessPolicies.Everyone, "/accessibilita", () => Note("accessibility", 4));
        app.MapKeptPage(AccessPolicies.Everyone, "/privacy", () => Note("privacy", 5));
        app.MapKeptPage(AccessPolicies.Everyone, "/note-legali", () => Note("legal", 5));
    }

    private static IResult Note(string name, int paragraphs) => Answers.Page<NotePage>(("Name", name), ("Paragraphs", paragraphs));
}
