// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>Why a campaign speaks with people.</summary>
public enum Purpose
{
    /// <summary>Advertising, direct sale, commercial communication.</summary>
    Promotion,

    /// <summary>Market research with a commercial aim.</summary>
    MarketResearch,

    /// <summary>Surveys and statistics with no commercial aim.</summary>
    Statistics,

    /// <summary>Satisfaction of existing customers.</summary>
    Satisfaction,

    /// <summary>Carrying out a contract in force: appointments, notices, technical contacts.</summary>
    Service,

    /// <summary>Asking for payment of what is owed.</summary>
    CreditCollection,

    /// <summary>Answering people who call in.</summary>
    CustomerCare,
}
