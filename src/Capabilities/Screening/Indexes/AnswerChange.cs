// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>One number whose answer differs between two indexes. Personal data.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Number">The number.</param>
/// <param name="Before">The earlier index's answer, or null.</param>
/// <param name="After">The later index's answer, or null.</param>
public readonly record struct AnswerChange(AnswerChangeKind Kind, SubscriberNumber Number, OptOutAnswer? Before, OptOutAnswer? After);
