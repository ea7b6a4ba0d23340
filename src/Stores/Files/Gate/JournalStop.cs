// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Files;

/// <summary>Why reading a journal stopped.</summary>
internal enum JournalStop
{
    /// <summary>Everything written was read.</summary>
    End,

    /// <summary>As many records were read as were asked for; there may be more.</summary>
    Enough,

    /// <summary>The last frame was not written to its end, so nobody was told that it is safe.</summary>
    Torn,

    /// <summary>Something written was changed since.</summary>
    Damaged,
}
