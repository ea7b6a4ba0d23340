// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>A row of a contact list before it is written.</summary>
/// <param name="Kind">What its telephone field holds.</param>
/// <param name="National">The Italian number, its leading zero not counted; 0 unless readable.</param>
/// <param name="IsFixed">True when a zero stands before the number.</param>
/// <param name="Writing">Which of the writings is used.</param>
/// <param name="Salt">What else about the row is drawn from.</param>
internal readonly record struct SeedContact(
    SeedContactKind Kind,
    ulong National,
    bool IsFixed,
    SeedBasis Basis,
    uint Writing,
    ulong Salt);
