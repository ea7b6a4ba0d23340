// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Parties;

/// <summary>The document that shows that a number may be presented: a contract with the phone company, a declaration to the ROC.</summary>
/// <param name="Document">The document as stored.</param>
/// <param name="Description">What it is, without personal data.</param>
public sealed record NumberProof(ContentHash Document, string Description);
