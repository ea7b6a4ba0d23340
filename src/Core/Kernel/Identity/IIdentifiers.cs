// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>Where new identifiers come from: random in real use, from the seed on demonstration data.</summary>
public interface IIdentifiers
{
    /// <summary>A fresh UUIDv7: later identifiers sort after earlier ones to the millisecond.</summary>
    Guid Next();
}
