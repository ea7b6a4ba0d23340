// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Parties;

/// <summary>A span of time: from an instant, included, to another, excluded; without an end when <see cref="To"/> is null.</summary>
/// <remarks>A term that ends when it starts holds no instant. <c>default</c> starts at the Unix epoch and has no end.</remarks>
public readonly record struct Term
{
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    public Term(Instant from, Instant? to)
    {
        From = from;
        To = to is { } end && end < from ? throw new ArgumentException("A term does not end before it starts.", nameof(to)) : to;
    }

    /// <summary>First instant inside.</summary>
    public Instant From { get; }

    /// <summary>First instant outside again, or null.</summary>
    public Instant? To { get; }

    /// <summary>True from <see cref="From"/>, included, to <see cref="To"/>, excluded.</summary>
    public bool Contains(Instant instant) => instant >= From && !HasEndedBy(instant);

    /// <summary>True when there is an end and it is not after the instant.</summary>
    public bool HasEndedBy(Instant instant) => To is { } to && to <= instant;

    /// <summary>True when some instant is inside both.</summary>
    public bool Overlaps(Term other)
    {
        var start = Instant.Max(From, other.From);
        return !HasEndedBy(start) && !other.HasEndedBy(start);
    }

    /// <summary>The same term, ended at an instant if it did not end before.</summary>
    public Term CutAt(Instant? end) => end is not { } cut || HasEndedBy(cut) ? this : new Term(From, Instant.Max(From, cut));
}
