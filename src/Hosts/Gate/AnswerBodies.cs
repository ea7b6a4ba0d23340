// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime.Text;

namespace Filiera.Gate;

/// <summary>What is written of each answer, made once: the gate hands out the same answers again and again.</summary>
internal sealed class AnswerBodies
{
    private const int MostKept = 1 << 16;

    private ConcurrentDictionary<DialAnswer, byte[]> _bodies = new(ReferenceEqualityComparer.Instance);

    /// <summary>The members <c>verdict</c>, <c>reasons</c> and <c>valid_until</c> as UTF-8, without braces.</summary>
    public byte[] Of(DialAnswer answer) => _bodies.TryGetValue(answer, out var body) ? body : Make(answer);

    private byte[] Make(DialAnswer answer)
    {
        if (_bodies.Count >= MostKept)
        {
            // Answers of books that are long gone.
            _bodies = new(ReferenceEqualityComparer.Instance);
        }

        var text = Json.Object(
            ("reasons", Json.Array(answer.Reasons.Select(reason => (Json)Json.Object(
                ("code", reason.Code),
                ("rule", reason.Rule is { } rule ? rule.Id.ToString() : Json.Null))))),
            ("valid_until", answer.ValidUntil is { } until ? InstantPattern.ExtendedIso.Format(until) : Json.Null),
            ("verdict", VerdictNames.Of(answer.Verdict))).ToCanonicalBytes();
        return _bodies[answer] = text[1..^1];
    }
}
