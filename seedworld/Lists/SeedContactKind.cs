// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>What the telephone field of a row holds.</summary>
internal enum SeedContactKind
{
    /// <summary>An Italian number, in one of the ways people write it.</summary>
    Readable,

    /// <summary>A number of another country.</summary>
    Foreign,

    /// <summary>Nothing, a note, a spreadsheet's ruin, or more than one number.</summary>
    Garbage,
}
