// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The register's answers that a gate uses for a client.</summary>
/// <param name="ControllerVat">The VAT number of the client.</param>
/// <param name="Digest">The digest of the index.</param>
public sealed record DialAnswerSet(string ControllerVat, ContentHash Digest);
