// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Rows of a list by verdict.</summary>
public sealed record VerdictCounts(long Allow, long Withhold, long Review, long Foreign, long Duplicate, long Unreadable)
{
    /// <summary>All rows: nothing is dropped silently.</summary>
    public long Rows => Allow + Withhold + Review + Foreign + Duplicate + Unreadable;

    /// <summary>Rows with a verdict.</summary>
    public long this[Verdict verdict] => verdict switch
    {
        Verdict.Allow => Allow,
        Verdict.Withhold => Withhold,
        Verdict.Review => Review,
        Verdict.Foreign => Foreign,
        Verdict.Duplicate => Duplicate,
        Verdict.Unreadable => Unreadable,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Not a verdict."),
    };

    /// <summary>The canonical form kept in evidence.</summary>
    public Json ToJson() => Json.Object(
        Enum.GetValues<Verdict>().Select(verdict => (VerdictNames.Of(verdict), (Json)this[verdict])).ToArray());
}
