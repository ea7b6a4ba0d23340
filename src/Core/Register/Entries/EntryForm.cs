// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;
using static Filiera.Register.SubjectKind;

namespace Filiera.Register;

/// <summary>What each type of entry may speak of and must say; whatever is not in this table is refused.</summary>
internal sealed record EntryForm(SubjectKind[] Subjects, EntryForm.Field[] Fields)
{
    /// <summary>The place in the map of somebody committed to, when it is given.</summary>
    public const string MapKeyField = "map_key";

    private static readonly SubjectKind[] Organisations = [Organisation, OrganisationCommitted];

    private static readonly SubjectKind[] Certificates = [Certificate, CertificateCommitted];

    private static readonly SubjectKind[] CallerNumbers = [CallerNumber, CallerNumberCommitted];

    private static readonly SubjectKind[] Holders = [Organisation, OrganisationCommitted, PersonCommitted];

    private static readonly FrozenDictionary<EntryType, EntryForm> Forms = new Dictionary<EntryType, EntryForm>
    {
        [EntryType.OrganisationAdmitted] = new(Organisations, [Name("name")]),
        [EntryType.CertificateIssued] = new(
            Certificates,
            [Subject("holder", Holders), Hash("scheme_hash"), Hash("credential_hash", May), Date("valid_until", May), Codes("services"), Codes("sites"), Alignments("alignments")]),
        [EntryType.CertificateSuspended] = new(Certificates, [Code("reason"), Date("until", May)]),
        [EntryType.CertificateRestored] = new(Certificates, [Code("reason", May)]),
        [EntryType.CertificateWithdrawn] = new(Certificates, [Code("reason")]),
        [EntryType.CertificateExpired] = new(Certificates, []),
        [EntryType.CertificateRenewed] = new(Certificates, [Hash("scheme_hash"), Hash("credential_hash", May), Date("valid_until", May)]),
        [EntryType.CertificateScopeChanged] = new(
            Certificates, [Hash("scope_hash"), Hash("credential_hash", May), Codes("services"), Codes("sites"), Alignments("alignments")]),
        [EntryType.CertificateTransferred] = new(Certificates, [Subject("holder", Holders), Code("reason")]),
        [EntryType.AppealDecided] = new([.. Organisations, .. Certificates], [Code("outcome"), Hash("decision_hash", May)]),
        [EntryType.MeasureTaken] = new([.. Organisations, .. Certificates], [Code("measure"), Hash("decision_hash", May), Date("until", May)]),
        [EntryType.CallerNumberDeclared] = new(CallerNumbers, [Subject("holder", Organisations), Subject("client", Organisations, May), Date("from", May), Date("until", May)]),
        [EntryType.CallerNumberReleased] = new(CallerNumbers, [Code("reason", May)]),
        [EntryType.MandateGiven] = new([Mandate], [Subject("client", Organisations), Subject("centre", Organisations), Date("from"), Date("until", May)]),
        [EntryType.MandateRevoked] = new([Mandate], [Code("reason", May)]),
        [EntryType.RulesPublished] = new([Rules], [Code("version"), Hash("content_hash")]),
        [EntryType.KeyAdded] = new([Key], [Code("algorithm"), Code("purpose"), new Field("public_key", EntryText.IsPublicKey)]),
        [EntryType.KeyRetired] = new([Key], [Code("reason", May)]),
        [EntryType.EvidenceHeadCommitted] = new([Evidence], [Hash("head"), Count("count")]),
        [EntryType.EvidenceBandsStated] = new(
            [Organisation],
            [
                new Field(StatedBands.PeriodField, StatedBands.IsPeriod),
                new Field(StatedBands.ListsField, Band.IsOfCounts),
                new Field(StatedBands.RowsField, Band.IsOfCounts),
                new Field(StatedBands.WithheldField, Band.IsOfSharesOrTooFew),
                new Field(StatedBands.UndecidedField, Band.IsOfSharesOrTooFew),
                Hash(StatedBands.RulesField),
            ]),
        [EntryType.EntryCorrected] = new([.. Enum.GetValues<SubjectKind>().Where(kind => kind != Map)], [Hash("corrects"), Code("reason")]),
        [EntryType.MapRootCommitted] = new([Map], [Hash("root"), Count("keys")]),
    }.ToFrozenDictionary();

    private const bool May = false;

    public static EntryForm Of(EntryType type) => Forms[type];

    /// <summary>What is wrong with the facts of an entry; null when nothing is.</summary>
    public string? Problem(EntrySubject subject, Json.Map facts)
    {
        if (!Subjects.Contains(subject.Kind))
        {
            return "its type does not speak of such a subject";
        }

        var known = Fields.Where(field => !field.InClearOnly || !subject.IsCommitted).ToList();
        if (subject.IsCommitted)
        {
            known.Add(Hash(MapKeyField, May));
        }

        if (facts.Members.Keys.Except(known.Select(field => field.Name)).Any())
        {
            return "it states something that its type does not state";
        }

        return known.Find(field => facts[field.Name] is { } value ? !field.IsForm(value) : field.IsRequired) is { } wrong
            ? $"its {wrong.Name} is missing or malformed"
            : null;
    }

    private static Field Hash(string name, bool must = true) => new(name, EntryText.IsHash, must);

    private static Field Date(string name, bool must = true) => new(name, EntryText.IsDate, must);

    private static Field Code(string name, bool must = true) => new(name, EntryText.IsCode, must);

    private static Field Codes(string name) => new(name, EntryText.IsCodes, May);

    private static Field Alignments(string name) => new(name, EntryText.IsAlignments, May);

    private static Field Count(string name) => new(name, EntryText.IsCount);

    private static Field Name(string name) => new(name, EntryText.IsName, InClearOnly: true);

    private static Field Subject(string name, SubjectKind[] kinds, bool must = true) => new(
        name, json => json is Json.Text { Value: var text } && EntrySubject.TryParse(text, out var subject) && kinds.Contains(subject.Kind), must);

    /// <summary>One fact.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="IsForm">True for a value of its form.</param>
    /// <param name="IsRequired">False when it may be missing.</param>
    /// <param name="InClearOnly">True when it may stand only where the subject is a firm in clear.</param>
    internal sealed record Field(string Name, Func<Json, bool> IsForm, bool IsRequired = true, bool InClearOnly = false);
}
