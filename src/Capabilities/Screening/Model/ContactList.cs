// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>A contact list as it was delivered: who for, for which campaign, with which files beside it, and the hash that names its bytes.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">The name of the file, as uploaded; never a path.</param>
/// <param name="Centre">The contact centre that will call.</param>
/// <param name="Campaign">The campaign it is for.</param>
/// <param name="Content">The file's hash.</param>
/// <param name="Bytes">The file's length.</param>
/// <param name="Inputs">The files delivered with it, in the order delivered. Answers are named by the digest of their set; without any, the newest set of the campaign's client is used.</param>
/// <param name="Mapping">Which column holds what, where somebody said so; null to recognise the columns.</param>
/// <param name="By">Who delivered it.</param>
/// <param name="At">When.</param>
public sealed record ContactList(
    ListId Id,
    string Name,
    OrganisationId Centre,
    CampaignId Campaign,
    ContentHash Content,
    long Bytes,
    Sequence<ListInput> Inputs,
    ListMapping? Mapping,
    Actor By,
    Instant At);
