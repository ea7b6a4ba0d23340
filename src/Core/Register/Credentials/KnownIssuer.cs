// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>An issuer's document and whether it came by a way that vouches for it.</summary>
/// <param name="Document">The document.</param>
/// <param name="IsVouchedFor">True when it was fetched from the issuer's host or given by whoever verifies; false when it came with what is verified.</param>
public sealed record KnownIssuer(DidDocument Document, bool IsVouchedFor);
