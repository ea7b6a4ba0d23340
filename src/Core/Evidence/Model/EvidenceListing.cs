// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Evidence;

/// <summary>A subject and where its chain ends.</summary>
public sealed record EvidenceListing(EvidenceSubject Subject, EvidenceHead Head);
