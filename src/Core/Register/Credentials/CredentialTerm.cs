// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What a word of a credential means.</summary>
/// <param name="Iri">The property it stands for.</param>
/// <param name="IsNode">True when a text is the identifier of a node.</param>
/// <param name="Datatype">The type of a text; null for plain text.</param>
internal sealed record CredentialTerm(string Iri, bool IsNode = false, string? Datatype = null);
