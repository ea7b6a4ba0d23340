// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Where a field stands in its record, quotes included.</summary>
/// <param name="Start">Its first byte, counted from the record's start.</param>
/// <param name="Length">Its bytes, quotes included.</param>
/// <param name="Quoted">True when it begins with a quote.</param>
internal readonly record struct RecordField(int Start, int Length, bool Quoted);
