// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;

namespace Filiera.Web;

/// <summary>How the register's subjects are shown.</summary>
public static class RegisterWords
{
    private const int ShownOfHash = 16;

    /// <summary>The page about a subject; null where there is none.</summary>
    public static string? AddressOf(EntrySubject subject) => subject.Kind switch
    {
        SubjectKind.Organisation when subject.Id!.StartsWith("IT", StringComparison.Ordinal) => "/registro/organizzazioni/" + subject.Id,
        SubjectKind.CallerNumber => "/registro/numeri/" + Uri.EscapeDataString(subject.Id!),
        SubjectKind.Certificate => "/registro/certificati/" + subject.Id,
        _ => null,
    };

    /// <summary>True when the identifier tells a reader something.</summary>
    public static bool IsShown(EntrySubject subject) => subject.Kind is not (SubjectKind.Map or SubjectKind.Evidence or SubjectKind.Mandate);

    /// <summary>The identifier, and of a long one its beginning.</summary>
    public static string Short(EntrySubject subject) => subject.Id!.Length <= ShownOfHash + 4 ? subject.Id : subject.Id[..ShownOfHash] + "…";

    /// <summary>The words for a code of an entry; a code without words is shown as it stands in the log.</summary>
    /// <param name="visit">Whose language.</param>
    /// <param name="kind">What it is a code of: <c>reason</c>, <c>services</c>, <c>sites</c> or <c>alignments</c>.</param>
    /// <param name="code">The code.</param>
    public static string Say(Visit visit, string kind, string code)
    {
        var key = $"certificate.{kind}.{code}";
        return Words.Of(visit.Language).Has(key) ? visit[key] : code;
    }

    /// <summary>The name of an organisation that an entry names, or how it is shown without one.</summary>
    public static string Named(Visit visit, Json? fact, IReadOnlyDictionary<string, string> names) =>
        fact is not Json.Text { Value: var text } ? visit["register.unnamed"]
        : names.TryGetValue(text, out var name) ? name
        : EntrySubject.TryParse(text, out var subject) && !subject.IsCommitted ? subject.Id!
        : visit["register.unnamed"];
}
