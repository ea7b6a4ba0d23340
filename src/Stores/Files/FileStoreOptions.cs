// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Files;

/// <summary>Where files are kept.</summary>
/// <param name="DataDirectory">The data directory of the installation, absolute or relative to the working directory; made when it is not there.</param>
/// <param name="Signs">False for a process that must never hold a signing key; it still knows all public ones.</param>
public sealed record FileStoreOptions(string DataDirectory, bool Signs = true);
