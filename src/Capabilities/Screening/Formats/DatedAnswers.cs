// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Answers gathered from one file or from several: of several about one number the newest counts, and two different ones at one instant contradict each other.</summary>
internal sealed class DatedAnswers
{
    private readonly Dictionary<(SubscriberNumber Number, Instant At), bool> _all = [];
    private readonly Dictionary<SubscriberNumber, OptOutAnswer> _newest = [];

    /// <summary>The answer that counts about each number.</summary>
    public IReadOnlyDictionary<SubscriberNumber, OptOutAnswer> Newest => _newest;

    /// <summary>Adds an answer; false when another of the same instant says otherwise, however many newer ones there are.</summary>
    public bool TryAdd(SubscriberNumber number, OptOutAnswer answer)
    {
        if (!_all.TryAdd((number, answer.CheckedAt), answer.Remove) && _all[(number, answer.CheckedAt)] != answer.Remove)
        {
            return false;
        }

        if (!_newest.TryGetValue(number, out var known) || known.CheckedAt < answer.CheckedAt)
        {
            _newest[number] = answer;
        }

        return true;
    }
}
