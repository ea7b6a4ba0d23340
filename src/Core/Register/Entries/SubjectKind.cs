// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What an entry speaks of. People, sole traders among them, only ever as salted commitments.</summary>
/// <remarks>Written in kebab-case before a colon, such as <c>organisation:IT…</c>.</remarks>
public enum SubjectKind
{
    /// <summary>A firm, by country and VAT number.</summary>
    Organisation,

    /// <summary>A sole trader, committed to.</summary>
    OrganisationCommitted,

    /// <summary>A person, committed to.</summary>
    PersonCommitted,

    /// <summary>A firm's certificate, by its number.</summary>
    Certificate,

    /// <summary>A person's or sole trader's certificate, committed to.</summary>
    CertificateCommitted,

    /// <summary>A firm's caller number.</summary>
    CallerNumber,

    /// <summary>A sole trader's caller number, committed to.</summary>
    CallerNumberCommitted,

    /// <summary>An order to call, by its identifier.</summary>
    Mandate,

    /// <summary>A scheme or the rulebook, by its name.</summary>
    Rules,

    /// <summary>A key, by its identifier.</summary>
    Key,

    /// <summary>A chain of evidence, by its name.</summary>
    Evidence,

    /// <summary>The map.</summary>
    Map,
}
