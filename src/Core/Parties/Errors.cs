// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: one table of refusals, a few lines each, easier to read together.
using Filiera.Kernel;

namespace Filiera.Parties;

/// <summary>A text that should be an Italian VAT number is not one.</summary>
public sealed record VatNumberInvalid(VatNumberFault Fault) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "vat-number-invalid";

    /// <inheritdoc/>
    public override string Message => Fault switch
    {
        VatNumberFault.ForeignPrefix => "The VAT number is of another country.",
        VatNumberFault.NotElevenDigits => "The VAT number does not have eleven digits.",
        VatNumberFault.NoSerial => "The VAT number starts with seven zeros.",
        VatNumberFault.UnknownOffice => "The VAT number names no revenue office.",
        _ => "The last digit of the VAT number does not fit the others.",
    };

    /// <inheritdoc/>
    public override string Remedy => "Copy the eleven digits from the business register, with or without IT.";
}

/// <summary>A text that is needed is empty.</summary>
public sealed record TextMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "text-missing";

    /// <inheritdoc/>
    public override string Message => "A text that is needed is empty.";

    /// <inheritdoc/>
    public override string Remedy => "Fill it in.";
}

/// <summary>A text is longer than is kept.</summary>
public sealed record TextTooLong(int Limit) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "text-too-long";

    /// <inheritdoc/>
    public override string Message => $"The text is longer than {Limit} characters.";

    /// <inheritdoc/>
    public override string Remedy => "Shorten it.";
}

/// <summary>A text holds control characters, or is not well-formed Unicode.</summary>
public sealed record TextInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "text-invalid";

    /// <inheritdoc/>
    public override string Message => "The text holds characters that are not kept.";

    /// <inheritdoc/>
    public override string Remedy => "Type it again without line breaks and special characters.";
}

/// <summary>An organisation needs at least one role.</summary>
public sealed record RoleMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "role-missing";

    /// <inheritdoc/>
    public override string Message => "The organisation has no role.";

    /// <inheritdoc/>
    public override string Remedy => "Choose at least one of contact centre, client, list provider and agency.";
}

/// <summary>A choice is none of those offered.</summary>
public sealed record ChoiceUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "choice-unknown";

    /// <inheritdoc/>
    public override string Message => "The choice is none of those offered.";

    /// <inheritdoc/>
    public override string Remedy => "Choose one of the values listed in the documentation.";
}

/// <summary>The VAT number belongs to a registered organisation.</summary>
public sealed record OrganisationAlreadyRegistered : Refusal
{
    /// <inheritdoc/>
    public override string Code => "organisation-already-registered";

    /// <inheritdoc/>
    public override string Message => "An organisation with this VAT number is already registered.";

    /// <inheritdoc/>
    public override string Remedy => "Open the registered organisation instead.";
}

/// <summary>No organisation has that identifier.</summary>
public sealed record OrganisationUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "organisation-unknown";

    /// <inheritdoc/>
    public override string Message => "No organisation has this identifier.";

    /// <inheritdoc/>
    public override string Remedy => "Register the organisation first, or choose a registered one.";
}

/// <summary>An organisation no longer takes part.</summary>
public sealed record OrganisationIsClosed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "organisation-closed";

    /// <inheritdoc/>
    public override string Message => "The organisation no longer takes part.";

    /// <inheritdoc/>
    public override string Remedy => "Choose an organisation that is active.";
}

/// <summary>An organisation does not have the role that the act needs.</summary>
public sealed record OrganisationLacksRole(OrganisationRole Role) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "organisation-lacks-role";

    /// <inheritdoc/>
    public override string Message => $"The organisation is not registered as {Role}.";

    /// <inheritdoc/>
    public override string Remedy => "Choose an organisation that has the role.";
}

/// <summary>A ROC number is not of the form kept here.</summary>
public sealed record RocNumberInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "roc-number-invalid";

    /// <inheritdoc/>
    public override string Message => "A ROC number is one to twelve digits.";

    /// <inheritdoc/>
    public override string Remedy => "Copy the digits of the registration, or leave it empty.";
}

/// <summary>A country is not two capital letters.</summary>
public sealed record CountryInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "country-invalid";

    /// <inheritdoc/>
    public override string Message => "A country is given by two capital letters.";

    /// <inheritdoc/>
    public override string Remedy => "Use the ISO 3166-1 code, such as IT.";
}

/// <summary>A site in Italy needs its municipality.</summary>
public sealed record MunicipalityMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "municipality-missing";

    /// <inheritdoc/>
    public override string Message => "A site in Italy has no municipality.";

    /// <inheritdoc/>
    public override string Remedy => "Give the six-digit ISTAT code of the municipality.";
}

/// <summary>A municipality code is not six digits, or stands beside a foreign country.</summary>
public sealed record MunicipalityInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "municipality-invalid";

    /// <inheritdoc/>
    public override string Message => "The municipality is not an Italian one given by six digits.";

    /// <inheritdoc/>
    public override string Remedy => "Give the six-digit ISTAT code for a site in Italy, and none abroad.";
}

/// <summary>Something would end before it starts.</summary>
public sealed record EndBeforeStart : Refusal
{
    /// <inheritdoc/>
    public override string Code => "end-before-start";

    /// <inheritdoc/>
    public override string Message => "The end is before the start.";

    /// <inheritdoc/>
    public override string Remedy => "Correct one of the two dates.";
}

/// <summary>No site has that identifier.</summary>
public sealed record SiteUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "site-unknown";

    /// <inheritdoc/>
    public override string Message => "No site has this identifier.";

    /// <inheritdoc/>
    public override string Remedy => "Choose a site from the list.";
}

/// <summary>The site is closed on that day already.</summary>
public sealed record SiteAlreadyClosed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "site-already-closed";

    /// <inheritdoc/>
    public override string Message => "The site is already closed by that day.";

    /// <inheritdoc/>
    public override string Remedy => "Nothing needs doing, or give an earlier day.";
}

/// <summary>A declared number needs the document that shows it.</summary>
public sealed record ProofMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "proof-missing";

    /// <inheritdoc/>
    public override string Message => "The document that proves the number is missing.";

    /// <inheritdoc/>
    public override string Remedy => "Upload the contract or the declaration and give its hash.";
}

/// <summary>The centre already declares the number for this client on some of those days.</summary>
public sealed record NumberAlreadyDeclared : Refusal
{
    /// <inheritdoc/>
    public override string Code => "number-already-declared";

    /// <inheritdoc/>
    public override string Message => "The number is already declared for this client on some of these days.";

    /// <inheritdoc/>
    public override string Remedy => "Release the earlier declaration first, or change the days.";
}

/// <summary>The number is declared for another client or by another centre on some of those days.</summary>
public sealed record NumberDeclaredByAnother : Refusal
{
    /// <inheritdoc/>
    public override string Code => "number-declared-by-another";

    /// <inheritdoc/>
    public override string Message => "The number is declared by another centre or for another client.";

    /// <inheritdoc/>
    public override string Remedy => "Use another number, or have the other declaration released.";
}

/// <summary>No declaration has that identifier.</summary>
public sealed record DeclarationUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "declaration-unknown";

    /// <inheritdoc/>
    public override string Message => "No declared number has this identifier.";

    /// <inheritdoc/>
    public override string Remedy => "Choose a number from the list.";
}

/// <summary>The declaration has ended by that day already.</summary>
public sealed record DeclarationAlreadyReleased : Refusal
{
    /// <inheritdoc/>
    public override string Code => "declaration-already-released";

    /// <inheritdoc/>
    public override string Message => "The number is already released by that day.";

    /// <inheritdoc/>
    public override string Remedy => "Nothing needs doing, or give an earlier day.";
}

/// <summary>Nobody declared the number for this centre and client.</summary>
public sealed record CallerNumberNotDeclared : Refusal
{
    /// <inheritdoc/>
    public override string Code => "caller-number-not-declared";

    /// <inheritdoc/>
    public override string Message => "The number is not declared for this centre and client.";

    /// <inheritdoc/>
    public override string Remedy => "Declare the number before calling from it.";
}

/// <summary>The number is declared from a later day.</summary>
public sealed record CallerNumberNotInUseYet : Refusal
{
    /// <inheritdoc/>
    public override string Code => "caller-number-not-in-use-yet";

    /// <inheritdoc/>
    public override string Message => "The number is declared from a later day.";

    /// <inheritdoc/>
    public override string Remedy => "Wait for that day, or use another number.";
}

/// <summary>The declaration of the number has ended.</summary>
public sealed record CallerNumberReleased : Refusal
{
    /// <inheritdoc/>
    public override string Code => "caller-number-released";

    /// <inheritdoc/>
    public override string Message => "The declaration of the number has ended.";

    /// <inheritdoc/>
    public override string Remedy => "Declare the number again, or use another.";
}

/// <summary>No campaign has that identifier.</summary>
public sealed record CampaignUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "campaign-unknown";

    /// <inheritdoc/>
    public override string Message => "No campaign has this identifier.";

    /// <inheritdoc/>
    public override string Remedy => "Open the campaign first, or choose one from the list.";
}

/// <summary>The campaign belongs to another client.</summary>
public sealed record CampaignOfAnotherClient : Refusal
{
    /// <inheritdoc/>
    public override string Code => "campaign-of-another-client";

    /// <inheritdoc/>
    public override string Message => "The campaign belongs to another client.";

    /// <inheritdoc/>
    public override string Remedy => "Choose a campaign of this client.";
}

/// <summary>The campaign is not open on that day.</summary>
public sealed record CampaignNotOpen : Refusal
{
    /// <inheritdoc/>
    public override string Code => "campaign-not-open";

    /// <inheritdoc/>
    public override string Message => "The campaign is not open on that day.";

    /// <inheritdoc/>
    public override string Remedy => "Check the days of the campaign.";
}

/// <summary>The campaign is closed on that day already.</summary>
public sealed record CampaignAlreadyClosed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "campaign-already-closed";

    /// <inheritdoc/>
    public override string Message => "The campaign is already closed by that day.";

    /// <inheritdoc/>
    public override string Remedy => "Nothing needs doing, or give an earlier day.";
}

/// <summary>A sector is not a kebab-case code.</summary>
public sealed record SectorInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "sector-invalid";

    /// <inheritdoc/>
    public override string Message => "The sector is not a code of lower-case letters, digits and dashes.";

    /// <inheritdoc/>
    public override string Remedy => "Choose a sector of the rulebook, such as energy.";
}

/// <summary>A purpose is not a kebab-case code.</summary>
public sealed record PurposeInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "purpose-invalid";

    /// <inheritdoc/>
    public override string Message => "The purpose is not a code of lower-case letters, digits and dashes.";

    /// <inheritdoc/>
    public override string Remedy => "Choose a purpose of the rulebook, such as promotion.";
}

/// <summary>A mandate would end before or when it starts.</summary>
public sealed record MandateEndsBeforeStart : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mandate-ends-before-start";

    /// <inheritdoc/>
    public override string Message => "The mandate does not end after it starts.";

    /// <inheritdoc/>
    public override string Remedy => "Correct the start or the end.";
}

/// <summary>The client already gave the centre a mandate for the campaign during some of that time.</summary>
public sealed record MandateOverlaps : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mandate-overlaps";

    /// <inheritdoc/>
    public override string Message => "A mandate to this centre for this campaign exists for some of that time.";

    /// <inheritdoc/>
    public override string Remedy => "Start after the other ends, or revoke the other first.";
}

/// <summary>No mandate has that identifier.</summary>
public sealed record MandateUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mandate-unknown";

    /// <inheritdoc/>
    public override string Message => "No mandate has this identifier.";

    /// <inheritdoc/>
    public override string Remedy => "Choose a mandate from the list.";
}

/// <summary>The client gave the centre no mandate for the campaign.</summary>
public sealed record MandateMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mandate-missing";

    /// <inheritdoc/>
    public override string Message => "The client gave this centre no mandate for this campaign.";

    /// <inheritdoc/>
    public override string Remedy => "Have the client give a mandate before calling.";
}

/// <summary>The mandate starts later.</summary>
public sealed record MandateNotStarted : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mandate-not-started";

    /// <inheritdoc/>
    public override string Message => "The mandate has not started.";

    /// <inheritdoc/>
    public override string Remedy => "Wait for its start.";
}

/// <summary>The mandate has ended.</summary>
public sealed record MandateEnded : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mandate-ended";

    /// <inheritdoc/>
    public override string Message => "The mandate has ended.";

    /// <inheritdoc/>
    public override string Remedy => "Have the client give a new mandate.";
}

/// <summary>The mandate was revoked.</summary>
public sealed record MandateIsRevoked : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mandate-revoked";

    /// <inheritdoc/>
    public override string Message => "The client revoked the mandate.";

    /// <inheritdoc/>
    public override string Remedy => "Stop calling for this campaign; only a new mandate allows it again.";
}

/// <summary>The number of links allowed is outside what is kept.</summary>
public sealed record SupplierDepthInvalid(int Limit) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "supplier-depth-invalid";

    /// <inheritdoc/>
    public override string Message => $"The links allowed below the centre are zero to {Limit}.";

    /// <inheritdoc/>
    public override string Remedy => "Give the number of links that the contract authorises.";
}

/// <summary>The client does not allow so long a chain.</summary>
public sealed record SupplierDepthExceeded : Refusal
{
    /// <inheritdoc/>
    public override string Code => "supplier-depth-exceeded";

    /// <inheritdoc/>
    public override string Message => "The chain would be longer than the mandate allows.";

    /// <inheritdoc/>
    public override string Remedy => "Have the client give a mandate that allows more links, or appoint the supplier higher up.";
}

/// <summary>The supplier is already part of the mandate during some of that time.</summary>
public sealed record SupplierAlreadyInChain : Refusal
{
    /// <inheritdoc/>
    public override string Code => "supplier-already-in-chain";

    /// <inheritdoc/>
    public override string Message => "The supplier already takes part in this mandate during some of that time.";

    /// <inheritdoc/>
    public override string Remedy => "Withdraw the other authorisation first, or change the term.";
}

/// <summary>Who would use the supplier has no place in the chain when the term starts.</summary>
public sealed record AppointerNotAuthorised : Refusal
{
    /// <inheritdoc/>
    public override string Code => "appointer-not-authorised";

    /// <inheritdoc/>
    public override string Message => "The organisation that would use the supplier is not part of the mandate at that start.";

    /// <inheritdoc/>
    public override string Remedy => "Authorise that organisation first, or start later.";
}

/// <summary>No authorisation has that identifier.</summary>
public sealed record AuthorisationUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "authorisation-unknown";

    /// <inheritdoc/>
    public override string Message => "No authorisation of a supplier has this identifier.";

    /// <inheritdoc/>
    public override string Remedy => "Choose an authorisation from the list.";
}

/// <summary>The authorisation has ended by that instant already.</summary>
public sealed record AuthorisationAlreadyEnded : Refusal
{
    /// <inheritdoc/>
    public override string Code => "authorisation-already-ended";

    /// <inheritdoc/>
    public override string Message => "The authorisation has already ended by that instant.";

    /// <inheritdoc/>
    public override string Remedy => "Nothing needs doing, or give an earlier instant.";
}

/// <summary>No chain of authorisations reaches the organisation for the campaign.</summary>
public sealed record SupplierNotAuthorised : Refusal
{
    /// <inheritdoc/>
    public override string Code => "supplier-not-authorised";

    /// <inheritdoc/>
    public override string Message => "The organisation is not authorised for this campaign.";

    /// <inheritdoc/>
    public override string Remedy => "Have the client authorise the supplier before it works.";
}

/// <summary>No person has that identifier.</summary>
public sealed record PersonUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "person-unknown";

    /// <inheritdoc/>
    public override string Message => "No person has this identifier.";

    /// <inheritdoc/>
    public override string Remedy => "Choose a person from the list.";
}

/// <summary>The details of the person are erased already.</summary>
public sealed record PersonAlreadyErased : Refusal
{
    /// <inheritdoc/>
    public override string Code => "person-already-erased";

    /// <inheritdoc/>
    public override string Message => "The details of this person are already erased.";

    /// <inheritdoc/>
    public override string Remedy => "Nothing needs doing.";
}

/// <summary>Others changed the parties at the same moment.</summary>
public sealed record ChangedMeanwhile : Refusal
{
    /// <inheritdoc/>
    public override string Code => "changed-meanwhile";

    /// <inheritdoc/>
    public override string Message => "The data changed while the request was being decided.";

    /// <inheritdoc/>
    public override string Remedy => "Look at the present state and try again.";
}
