// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>Whom a rule binds.</summary>
public enum ActorRole
{
    /// <summary>C: the client, controller of the data (<i>committente</i>).</summary>
    Client,

    /// <summary>LP: the list provider (<i>editore</i>).</summary>
    ListProvider,

    /// <summary>CC: the contact centre or teleseller.</summary>
    ContactCentre,

    /// <summary>AG: an agency.</summary>
    Agency,

    /// <summary>ALL: everyone.</summary>
    Everyone,

    /// <summary>TLC: a phone company.</summary>
    PhoneCompany,

    /// <summary>OdM: the body that monitors the code of conduct.</summary>
    MonitoringBody,

    /// <summary>SELL: a seller of energy.</summary>
    EnergySeller,

    /// <summary>REG: a public body or register.</summary>
    PublicBody,

    /// <summary>USER: the person who is called or complains.</summary>
    User,
}
