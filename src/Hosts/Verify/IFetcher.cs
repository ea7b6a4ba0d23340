// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Verify;

/// <summary>Fetches public documents: over the network, or not at all.</summary>
public interface IFetcher
{
    /// <summary>The document at an address; null when it cannot be had, is too large, or lies elsewhere than asked.</summary>
    Task<byte[]?> FetchAsync(string address);
}
