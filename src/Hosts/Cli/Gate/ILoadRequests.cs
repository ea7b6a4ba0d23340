// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Cli;

/// <summary>The requests of one connection, one after the other.</summary>
internal interface ILoadRequests
{
    /// <summary>The bytes of the next request, good until the next call.</summary>
    ReadOnlyMemory<byte> Next();
}
