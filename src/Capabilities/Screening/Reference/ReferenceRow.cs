// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>One row of a reference run, in the order of the list.</summary>
/// <param name="Number">Its number, foreign ones included; <c>default</c> where the row holds none that reaches somebody. Personal data.</param>
/// <param name="Verdict">Its verdict.</param>
public readonly record struct ReferenceRow(SubscriberNumber Number, RowVerdict Verdict);
