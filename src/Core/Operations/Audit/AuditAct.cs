// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>What somebody did to something, as the audit trail will keep it for ever: no personal data in any part.</summary>
public sealed record AuditAct
{
    /// <param name="by">Who did it.</param>
    /// <param name="verb">The act as a kebab-case word, such as <c>mandate-given</c>.</param>
    /// <param name="subjectKind">What kind of thing it was done to, kebab-case, such as <c>mandate</c>.</param>
    /// <param name="subjectId">The identifier of that thing; 1 to 200 characters.</param>
    /// <param name="details">Anything else worth keeping, without fractions.</param>
    /// <exception cref="ArgumentException">Nobody did it, a word is not kebab-case, the subject has no identifier, or the details hold a fraction.</exception>
    public AuditAct(Actor by, string verb, string subjectKind, string subjectId, Json details)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentException.ThrowIfNullOrEmpty(subjectId);
        By = by.Value is null ? throw new ArgumentException("Somebody did it.", nameof(by)) : by;
        Verb = KebabCase.Require(verb, nameof(verb));
        SubjectKind = KebabCase.Require(subjectKind, nameof(subjectKind));
        SubjectId = subjectId.Length <= 200
            ? new Json.Text(subjectId).Value
            : throw new ArgumentException("At most 200 characters.", nameof(subjectId));
        Details = IsWhole(details) ? details : throw new ArgumentException("What is kept holds no fractions.", nameof(details));
    }

    /// <summary>Who did it.</summary>
    public Actor By { get; }

    /// <summary>The act, kebab-case.</summary>
    public string Verb { get; }

    /// <summary>What kind of thing it was done to, kebab-case.</summary>
    public string SubjectKind { get; }

    /// <summary>The identifier of that thing.</summary>
    public string SubjectId { get; }

    /// <summary>Anything else worth keeping.</summary>
    public Json Details { get; }

    private static bool IsWhole(Json json) => json switch
    {
        Json.Real => false,
        Json.List list => list.Items.All(IsWhole),
        Json.Map map => map.Members.All(member => IsWhole(member.Value)),
        _ => true,
    };
}
