// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>What a file beside a contact list tells about its numbers.</summary>
public enum SeedFactFile
{
    /// <summary>Consents on file with the client: purpose, recipients, day, origin, kind of proof.</summary>
    Consents,

    /// <summary>Withdrawals of consent and oppositions given to the client.</summary>
    Withdrawals,

    /// <summary>Contracts in force or ended.</summary>
    Contracts,

    /// <summary>Requests to be called, made once.</summary>
    Requests,

    /// <summary>An extract of the public directories.</summary>
    Directory,

    /// <summary>Numbers the contact centre calls no more.</summary>
    OwnSuppressions,

    /// <summary>Numbers the client wants left alone.</summary>
    ClientSuppressions,

    /// <summary>Numbers this campaign leaves out.</summary>
    CampaignSuppressions,
}
