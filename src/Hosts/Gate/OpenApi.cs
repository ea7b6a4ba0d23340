// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Gate;

/// <summary>The description of the gate's addresses, <c>openapi/gate.json</c>.</summary>
internal static class OpenApi
{
    /// <summary>The document as committed.</summary>
    public static ReadOnlyMemory<byte> Document { get; } = Read();

    private static byte[] Read()
    {
        using var stream = typeof(OpenApi).Assembly.GetManifestResourceStream("Filiera.Gate.openapi")!;
        var document = new byte[stream.Length];
        stream.ReadExactly(document);
        return document;
    }
}
