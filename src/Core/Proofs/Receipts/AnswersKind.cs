// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>What the opt-out register gave.</summary>
public enum AnswersKind
{
    /// <summary>It was asked about numbers and answered about each.</summary>
    Consultation,

    /// <summary>It delivered a copy of itself, of one instant. Nobody was asked about any number: never to be called a consultation.</summary>
    Snapshot,
}
