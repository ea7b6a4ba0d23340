// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What an entry of the register states. The set is closed: a reader refuses every other.</summary>
/// <remarks>Written in kebab-case, such as <c>certificate-issued</c>.</remarks>
public enum EntryType
{
    /// <summary>An organisation entered the register.</summary>
    OrganisationAdmitted,

    /// <summary>A certificate was issued.</summary>
    CertificateIssued,

    /// <summary>A certificate does not count for a while.</summary>
    CertificateSuspended,

    /// <summary>A suspended certificate counts again.</summary>
    CertificateRestored,

    /// <summary>A certificate was withdrawn for good.</summary>
    CertificateWithdrawn,

    /// <summary>A certificate came to its end.</summary>
    CertificateExpired,

    /// <summary>A certificate was renewed.</summary>
    CertificateRenewed,

    /// <summary>A certificate covers something else than before.</summary>
    CertificateScopeChanged,

    /// <summary>A certificate went to another holder.</summary>
    CertificateTransferred,

    /// <summary>An appeal was decided.</summary>
    AppealDecided,

    /// <summary>A measure was taken.</summary>
    MeasureTaken,

    /// <summary>A caller number is used by an organisation from now on.</summary>
    CallerNumberDeclared,

    /// <summary>A caller number is used no longer.</summary>
    CallerNumberReleased,

    /// <summary>A client ordered a centre to call for it.</summary>
    MandateGiven,

    /// <summary>A client took its order back.</summary>
    MandateRevoked,

    /// <summary>A version of a scheme or of the rulebook was published.</summary>
    RulesPublished,

    /// <summary>A key signs from now on.</summary>
    KeyAdded,

    /// <summary>A key signs no longer.</summary>
    KeyRetired,

    /// <summary>The head of a chain of evidence, so that none of it can vanish unseen.</summary>
    EvidenceHeadCommitted,

    /// <summary>What a firm's evidence of twelve months comes to, in bands. It does not speak for the firm in the map.</summary>
    EvidenceBandsStated,

    /// <summary>An earlier entry was wrong.</summary>
    EntryCorrected,

    /// <summary>The root of the map over all earlier entries.</summary>
    MapRootCommitted,
}
