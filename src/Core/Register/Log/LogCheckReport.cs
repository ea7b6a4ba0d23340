// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>What a check of a whole log found.</summary>
/// <param name="Checkpoint">What the files were held against.</param>
/// <param name="Problems">Each bad file by its path, in the order found; empty when everything is what it must be.</param>
public sealed record LogCheckReport(Checkpoint Checkpoint, Sequence<Refusal> Problems);
