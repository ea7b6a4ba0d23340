// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The legal basis a list gives for calling a number.</summary>
/// <remarks>D.P.R. 26/2022 and art. 10.2 of the Garante code; fact names as in the neutral consultation file.</remarks>
public enum Basis
{
    /// <summary>The list names none.</summary>
    None,

    /// <summary>A contract in force, or ended not long ago, with the client the call is made for.</summary>
    Customer,

    /// <summary>The person asked for this call, once.</summary>
    Request,

    /// <summary>The person gave a marketing consent.</summary>
    Consent,

    /// <summary>The number stands in a public directory.</summary>
    Directory,

    /// <summary>The list says something that is none of these.</summary>
    Unreadable,
}
