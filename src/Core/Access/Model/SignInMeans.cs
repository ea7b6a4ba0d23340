// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Access;

/// <summary>How somebody showed who they are.</summary>
public enum SignInMeans
{
    /// <summary>A passkey, with the holder verified by the device.</summary>
    Passkey,

    /// <summary>A password and a code of an authenticator.</summary>
    PasswordAndCode,

    /// <summary>A password and a recovery code.</summary>
    PasswordAndRecoveryCode,

    /// <summary>A password alone: only enough to add a second factor.</summary>
    PasswordAlone,

    /// <summary>An identity provider outside.</summary>
    Provider,

    /// <summary>The demonstration's "try it as…".</summary>
    Persona,
}
