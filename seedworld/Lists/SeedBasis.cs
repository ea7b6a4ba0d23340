// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>The legal basis a row names.</summary>
internal enum SeedBasis
{
    Consent,
    Customer,
    Request,
    Directory,
    None,
    Garbled,
}
