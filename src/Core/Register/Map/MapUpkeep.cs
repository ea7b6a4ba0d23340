// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>How the file of a map is kept from growing without end.</summary>
/// <param name="Smallest">Bytes below which a file is left alone.</param>
/// <param name="AtOnce">Keys read and written together.</param>
/// <param name="Most">Keys taken over at most each time the map is kept, so that no batch of the log waits long.</param>
internal readonly record struct MapUpkeep(long Smallest, int AtOnce, int Most)
{
    /// <summary>16 MiB, and about a second at most.</summary>
    public static readonly MapUpkeep Usual = new(16 << 20, 4096, 1 << 18);
}
