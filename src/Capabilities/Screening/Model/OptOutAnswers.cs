// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>What the opt-out register answered to one controller about the numbers it submitted.</summary>
/// <remarks>An answer belongs to the controller that asked: citizens can lift their opposition for one operator only.</remarks>
/// <param name="ControllerVat">The VAT number of the controller that asked.</param>
/// <param name="ByNumber">The answer for each number.</param>
/// <param name="Source">The hash of the answer file.</param>
public sealed record OptOutAnswers(string ControllerVat, FrozenDictionary<SubscriberNumber, OptOutAnswer> ByNumber, ContentHash Source)
{
    /// <summary>Whose answers they are.</summary>
    public AnswerSource From => new(ControllerVat, AnswerKind.Consultation, Source);

    /// <summary>The answer about a number, or null.</summary>
    public OptOutAnswer? AnswerFor(SubscriberNumber number) => ByNumber.TryGetValue(number, out var answer) ? answer : null;
}
