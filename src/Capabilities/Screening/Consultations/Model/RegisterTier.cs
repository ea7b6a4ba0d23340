// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A tier of the register's yearly subscription, as a contract states it. The public table is unknown (doubt D-08).</summary>
/// <param name="MostNumbers">How many numbers may be checked in the year; null where nobody stated it.</param>
/// <param name="YearlyPrice">What it costs in the year, without surcharge; null where nobody stated it.</param>
public sealed record RegisterTier(long? MostNumbers, Money? YearlyPrice);
