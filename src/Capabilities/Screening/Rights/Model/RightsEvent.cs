// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Something that was done about a rights request after it was recorded. The hierarchy is closed.</summary>
/// <param name="Request">The request.</param>
/// <param name="At">When it was done; it may be recorded later.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="RecordedAt">When it was recorded.</param>
public abstract record RightsEvent(RightsRequestId Request, Instant At, Actor By, Instant RecordedAt)
{
    /// <summary>Its public name.</summary>
    public abstract string Name { get; }

    /// <summary>What a person wrote about it; null where nothing was written, or it was erased. It may name somebody.</summary>
    public virtual string? Written => null;

    /// <summary>The same without what was written.</summary>
    public RightsEvent WithoutWriting() => this switch
    {
        Forwarded forwarded => forwarded with { Note = null },
        Extended extended => extended with { Reason = null },
        Answered answered => answered with { Note = null },
        Closed closed => closed with { Reason = null },
        _ => this,
    };

    /// <summary>Without what was written: it may name somebody.</summary>
    public sealed override string ToString() => $"{Name} of {Request}";

    /// <summary>The person was given the public number, as a receipt.</summary>
    /// <param name="Means">How.</param>
    public sealed record ReceiptHanded(RightsRequestId Request, Instant At, Actor By, Instant RecordedAt, RightsMeans Means)
        : RightsEvent(Request, At, By, RecordedAt)
    {
        /// <inheritdoc/>
        public override string Name => "receipt-handed";
    }

    /// <summary>The client was told, and given what is needed to answer.</summary>
    /// <param name="Means">How.</param>
    /// <param name="Note">To whom, or anything else; null for nothing.</param>
    public sealed record Forwarded(RightsRequestId Request, Instant At, Actor By, Instant RecordedAt, RightsMeans Means, string? Note)
        : RightsEvent(Request, At, By, RecordedAt)
    {
        /// <inheritdoc/>
        public override string Name => "forwarded";

        /// <inheritdoc/>
        public override string? Written => Note;
    }

    /// <summary>The person was told that the answer takes longer, and why (GDPR, art. 12.3).</summary>
    /// <param name="Reason">Why; null once it was erased.</param>
    public sealed record Extended(RightsRequestId Request, Instant At, Actor By, Instant RecordedAt, string? Reason)
        : RightsEvent(Request, At, By, RecordedAt)
    {
        /// <inheritdoc/>
        public override string Name => "extended";

        /// <inheritdoc/>
        public override string? Written => Reason;
    }

    /// <summary>The person was answered.</summary>
    /// <param name="Means">How.</param>
    /// <param name="Outcome">What the request came to.</param>
    /// <param name="Note">What was answered, or null.</param>
    public sealed record Answered(RightsRequestId Request, Instant At, Actor By, Instant RecordedAt, RightsMeans Means, RightsOutcome Outcome, string? Note)
        : RightsEvent(Request, At, By, RecordedAt)
    {
        /// <inheritdoc/>
        public override string Name => "answered";

        /// <inheritdoc/>
        public override string? Written => Note;
    }

    /// <summary>Nothing more will be done about it.</summary>
    /// <param name="Reason">Why; null once it was erased.</param>
    public sealed record Closed(RightsRequestId Request, Instant At, Actor By, Instant RecordedAt, string? Reason)
        : RightsEvent(Request, At, By, RecordedAt)
    {
        /// <inheritdoc/>
        public override string Name => "closed";

        /// <inheritdoc/>
        public override string? Written => Reason;
    }
}
