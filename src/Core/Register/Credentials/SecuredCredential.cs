// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>A credential signed in all three ways.</summary>
/// <param name="Document">Without proofs; its hash is what the log names.</param>
/// <param name="Secured">With both proofs inside.</param>
/// <param name="Token">As a token, over the credential with its proofs.</param>
public sealed record SecuredCredential(Json.Map Document, Json.Map Secured, CredentialJwt Token);
