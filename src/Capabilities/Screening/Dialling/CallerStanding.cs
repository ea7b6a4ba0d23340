// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Whether a centre may show a number when it calls for a client, on a day.</summary>
public enum CallerStanding
{
    /// <summary>Nobody declared it.</summary>
    NotDeclared,

    /// <summary>Declared by this centre for this client, and in use.</summary>
    Declared,

    /// <summary>In use by another centre, or for another client.</summary>
    OfAnother,

    /// <summary>Declared by this centre for this client from a later day on.</summary>
    NotInUseYet,

    /// <summary>Declared by this centre for this client until an earlier day.</summary>
    Released,
}
