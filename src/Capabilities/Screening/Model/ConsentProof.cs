// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What stands behind a consent, besides the say-so of whoever holds it.</summary>
public enum ConsentProof
{
    /// <summary>Nothing is said about it.</summary>
    NotStated,

    /// <summary>Something is said that is none of the others.</summary>
    Unreadable,

    /// <summary>The log of a web server or an application, and nothing else.</summary>
    LogOnly,

    /// <summary>The person confirmed in a second step.</summary>
    DoubleOptIn,

    /// <summary>A message about the consent was sent to the person.</summary>
    ConfirmationMessage,

    /// <summary>A form the person signed, on paper or electronically.</summary>
    SignedForm,

    /// <summary>A recording of the person's voice.</summary>
    Recording,
}
