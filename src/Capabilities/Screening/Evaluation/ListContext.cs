// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Everything the list rules look at besides the row itself. The same context and row give the same verdict for ever.</summary>
/// <param name="AsOf">The instant at which the list is judged.</param>
/// <param name="Campaign">The campaign as it stood then.</param>
/// <param name="Answers">The register's answers delivered with the list, or null.</param>
public sealed record ListContext(Instant AsOf, CampaignFacts Campaign, OptOutAnswers? Answers)
{
    /// <summary>The legal day in Italy on which the list is judged.</summary>
    public LocalDate Day { get; } = RomeTime.DayOf(AsOf);

    /// <summary>The register's answer about a contact, or null.</summary>
    public OptOutAnswer? AnswerFor(Contact contact) =>
        Answers is not null && Answers.ByNumber.TryGetValue(contact.Number, out var answer) ? answer : null;
}
