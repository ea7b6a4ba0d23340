// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a receipt says besides what the run came to: who, when, which files.</summary>
/// <param name="Id">The receipt's name.</param>
/// <param name="IssuedAt">When it is signed.</param>
/// <param name="Demonstration">True when all data are invented.</param>
/// <param name="SoftwareVersion">What screened, as three numbers.</param>
/// <param name="Centre">Who is to call.</param>
/// <param name="CampaignId">The campaign's identifier.</param>
/// <param name="CampaignName">The campaign's name.</param>
/// <param name="ListName">The name of the list's file; never a path.</param>
/// <param name="ListHash">The hash of its bytes as delivered.</param>
/// <param name="ListBytes">How many bytes.</param>
/// <param name="Duplicates">Whether numbers of earlier rows were set aside.</param>
/// <param name="Inputs">The other files; the register's answers may be among them and are named apart.</param>
/// <param name="Answers">The register's answers, or null.</param>
/// <param name="Rulebook">The hash of the rulebook used, as anyone has it (<see cref="Filiera.Rulebook.RuleCatalogue.Version"/>): the choices made about it stand in the severities of the rules.</param>
/// <param name="Mapping">The mapping file the list was read with, or null.</param>
public sealed record ReceiptHeading(
    ReceiptId Id,
    Instant IssuedAt,
    bool Demonstration,
    string SoftwareVersion,
    ReceiptParty Centre,
    string CampaignId,
    string CampaignName,
    string ListName,
    ContentHash ListHash,
    long ListBytes,
    bool Duplicates,
    Sequence<ListInput> Inputs,
    ReceiptAnswers? Answers,
    ContentHash Rulebook,
    ListMapping? Mapping = null);
