// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>A rights request with everything done about it, in the order recorded.</summary>
/// <param name="Request">The request.</param>
/// <param name="Events">What was done.</param>
/// <param name="Receipt">The receipt handed last, or null.</param>
/// <param name="Forwarding">How the client was told, or null.</param>
/// <param name="Extension">How the term was extended, or null.</param>
/// <param name="Answer">The answer, or null.</param>
/// <param name="Closing">How it was closed, or null.</param>
public sealed record RightsCase(
    RightsRequest Request,
    Sequence<RightsEvent> Events,
    RightsEvent.ReceiptHanded? Receipt,
    RightsEvent.Forwarded? Forwarding,
    RightsEvent.Extended? Extension,
    RightsEvent.Answered? Answer,
    RightsEvent.Closed? Closing)
{
    /// <summary>True while something is still to be done: it is closed, or both forwarded and answered, when not.</summary>
    public bool IsOpen => Closing is null && (Forwarding is null || Answer is null);

    /// <summary>A request and its events, in the order recorded, put together.</summary>
    public static RightsCase Fold(RightsRequest request, IEnumerable<RightsEvent> events) =>
        events.Aggregate(new RightsCase(request, [], null, null, null, null, null), (known, next) => known.With(next));

    /// <summary>The request with one more event.</summary>
    /// <remarks>Of two forwardings, extensions, answers or closings the first counts: what was done in time is not undone.</remarks>
    public RightsCase With(RightsEvent next)
    {
        var known = this with { Events = Events.Add(next) };
        return next switch
        {
            RightsEvent.ReceiptHanded handed => known with { Receipt = handed },
            RightsEvent.Forwarded forwarded => known with { Forwarding = Forwarding ?? forwarded },
            RightsEvent.Extended extended => known with { Extension = Extension ?? extended },
            RightsEvent.Answered answered => known with { Answer = Answer ?? answered },
            RightsEvent.Closed closed => known with { Closing = Closing ?? closed },
            _ => throw new ArgumentException("The hierarchy is closed.", nameof(next)),
        };
    }

    /// <summary>True while it holds anything that may say who somebody is: the number, the note, or what was written about what was done.</summary>
    public bool HasDetails => Request.Phone is not null || Request.Note is not null || Events.Any(done => done.Written is not null);

    /// <summary>The same without all of that.</summary>
    public RightsCase WithoutDetails() => Fold(Request with { Phone = null, Note = null }, Events.Select(done => done.WithoutWriting()));

    /// <summary>The request as it was known at an instant: without what was recorded from then on.</summary>
    public RightsCase AsKnownAt(Instant instant) => Fold(Request, Events.Where(known => known.RecordedAt < instant));
}
