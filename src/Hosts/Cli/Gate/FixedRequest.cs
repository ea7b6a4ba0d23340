// SPDX-License-Identifier: EUPL-1.2
using System.Text;

namespace Filiera.Cli;

/// <summary>One address asked for again and again, with no key.</summary>
internal sealed class FixedRequest(string host, string path) : ILoadRequests
{
    private readonly byte[] _bytes = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n");

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next() => _bytes;
}
