// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>A file of what follows from the log: read and written anywhere, and made anew when it is lost or wrong.</summary>
public interface IWorkFile
{
    /// <summary>Fills the bytes from that place on; with zeros beyond the end.</summary>
    void Read(long at, Span<byte> bytes);

    /// <summary>Writes at that place; the file grows as needed.</summary>
    void Write(long at, ReadOnlySpan<byte> bytes);

    /// <summary>When this returns, what was written outlasts a power cut.</summary>
    void Flush();
}
