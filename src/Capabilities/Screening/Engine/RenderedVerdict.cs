// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A verdict ready to be written behind a row.</summary>
internal unsafe struct RenderedVerdict
{
    /// <summary>What follows the row: columns and line end; 64 bytes more may be read.</summary>
    public byte* After;

    /// <summary>How many bytes.</summary>
    public int Length;

    /// <summary>The file the row belongs to, as an <see cref="OutputKind"/>.</summary>
    public int File;
}
