// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>No rights request has that identifier or number.</summary>
public sealed record RightsRequestUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rights-request-unknown";

    /// <inheritdoc/>
    public override string Message => "There is no such rights request.";

    /// <inheritdoc/>
    public override string Remedy => "Look it up in the list of rights requests.";
}

/// <summary>An act or a receipt is dated later than now.</summary>
public sealed record RightsTimeInTheFuture : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rights-time-in-the-future";

    /// <inheritdoc/>
    public override string Message => "What is recorded has happened already: its time cannot lie ahead.";

    /// <inheritdoc/>
    public override string Remedy => "Correct the date and the time, which are those of Italy.";
}

/// <summary>An act is dated before the request arrived.</summary>
public sealed record RightsTimeBeforeReceipt : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rights-time-before-receipt";

    /// <inheritdoc/>
    public override string Message => "The act is dated before the request was received.";

    /// <inheritdoc/>
    public override string Remedy => "Correct the date and the time of the act, or look at when the request was received.";
}

/// <summary>A note or a reason is missing or too long.</summary>
public sealed record RightsTextInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rights-text-invalid";

    /// <inheritdoc/>
    public override string Message => "A reason must be given, and no text may be longer than 500 characters.";

    /// <inheritdoc/>
    public override string Remedy => "Say it in one to five lines; what is longer belongs to the correspondence itself.";
}

/// <summary>The key that says what a request was made of is empty or too long.</summary>
public sealed record RightsSourceInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rights-source-invalid";

    /// <inheritdoc/>
    public override string Message => "The source of a rights request has 1 to 200 characters.";

    /// <inheritdoc/>
    public override string Remedy => "Give the identifier of the outcome or message that the request was made of.";
}

/// <summary>The act was recorded before.</summary>
public sealed record RightsAlreadyDone : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rights-already-done";

    /// <inheritdoc/>
    public override string Message => "This was recorded before, and it is done once only.";

    /// <inheritdoc/>
    public override string Remedy => "Open the request: its history says when it was done and by whom.";
}

/// <summary>The request is closed.</summary>
public sealed record RightsRequestClosed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rights-request-closed";

    /// <inheritdoc/>
    public override string Message => "The request is closed: nothing more is recorded about it.";

    /// <inheritdoc/>
    public override string Remedy => "Record a new request where the person writes again.";
}

/// <summary>An extension is recorded after the term it extends.</summary>
public sealed record RightsExtensionTooLate : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rights-extension-too-late";

    /// <inheritdoc/>
    public override string Message => "The term can be extended only before it is over, by telling the person within it.";

    /// <inheritdoc/>
    public override string Remedy => "Answer the request: it is late, and its history says so.";
}

/// <summary>The figures of a month are to be sealed while requests of that month may still be answered in time.</summary>
public sealed record RightsMonthNotSettled : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rights-month-not-settled";

    /// <inheritdoc/>
    public override string Message => "The term to answer the last requests of that month is not over yet.";

    /// <inheritdoc/>
    public override string Remedy => "Seal the month once that term is over; until then its figures can be read, not sealed.";
}
