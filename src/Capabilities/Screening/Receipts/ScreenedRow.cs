// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>A row of a list with what the files that came out say of it.</summary>
/// <param name="Index">Its place in the list, from zero, a header not counted.</param>
/// <param name="Digits">Its number, country code first, as one integer; 0 without one that reaches somebody: personal data.</param>
/// <param name="Outcome">What the file it stands in says of it.</param>
public sealed record ScreenedRow(long Index, ulong Digits, ReceiptOutcome Outcome)
{
    /// <summary>Place and verdict, never the number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"row {Index}: {Outcome.Verdict}");
}
