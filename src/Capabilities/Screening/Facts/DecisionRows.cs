// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Writes decisions of the review queue as the file that the next screening reads. It holds numbers in full: personal data.</summary>
public static class DecisionRows
{
    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.ExtendedIso;

    /// <summary>The row of column names, without a line end.</summary>
    public static string Header => "number;decision;decided_at;valid_until;reasons";

    /// <summary>One row, without a line end.</summary>
    /// <param name="number">The number decided about.</param>
    /// <param name="decision">What was decided; an allow names the instant until which it holds.</param>
    /// <param name="at">When it was decided.</param>
    /// <exception cref="ArgumentException">An allow without an end.</exception>
    public static string Row(SubscriberNumber number, ReviewDecision decision, Instant at)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (decision is { Allow: true, ValidUntil: null })
        {
            throw new ArgumentException("An allow holds until some instant.", nameof(decision));
        }

        var until = decision.ValidUntil is { } last ? Written(last) : "";
        return $"{number.Reveal()};{(decision.Allow ? "allow" : "withhold")};{Written(at)};{until};{string.Join(' ', decision.Reasons)}";
    }

    private static string Written(Instant instant) => WithOffset.Format(RomeTime.At(instant).ToOffsetDateTime());
}
