// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What a file delivered with a contact list is.</summary>
public enum InputKind
{
    /// <summary>Answers of the opt-out register to a consultation.</summary>
    Answers,

    /// <summary>A snapshot of the opt-out register.</summary>
    OptOuts,

    /// <summary>Consents.</summary>
    Consents,

    /// <summary>Withdrawals of consent and oppositions to this client.</summary>
    Withdrawals,

    /// <summary>Contracts in force or ended.</summary>
    Contracts,

    /// <summary>Requests to be called, each good for one call.</summary>
    Requests,

    /// <summary>An extract of a public directory.</summary>
    Directory,

    /// <summary>Numbers the contact centre does not call.</summary>
    SuppressOwn,

    /// <summary>Numbers the client does not want called.</summary>
    SuppressClient,

    /// <summary>Numbers left out of the campaign.</summary>
    SuppressCampaign,

    /// <summary>Decisions taken in the review queue.</summary>
    Decisions,
}
