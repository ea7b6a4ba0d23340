// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The numbers of a controller's lists by what asking about them is worth, each number counted once.</summary>
/// <param name="Worth">Those whose answer stands between them and a call.</param>
/// <param name="Repeated">Of those, numbers already asked about in the year: they are asked about again free of charge.</param>
/// <param name="Fresh">Those whose answer still holds.</param>
/// <param name="Carried">Those for which the answer makes no difference.</param>
/// <param name="Excluded">Those that may not be called whatever the register answers, for whatever reason.</param>
/// <param name="SentThisYear">Different numbers this installation asked about in the year.</param>
public sealed record NumbersToAsk(long Worth, long Repeated, long Fresh, long Carried, long Excluded, long SentThisYear)
{
    /// <summary>Numbers worth asking about that were never asked about in the year.</summary>
    public long New => Worth - Repeated;
}
