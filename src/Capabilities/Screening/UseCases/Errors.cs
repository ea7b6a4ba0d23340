// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A list is to be judged at an instant that has not come yet.</summary>
public sealed record AsOfInTheFuture : Refusal
{
    /// <inheritdoc/>
    public override string Code => "as-of-in-the-future";

    /// <inheritdoc/>
    public override string Message => "A list cannot be screened as of an instant that has not come yet.";

    /// <inheritdoc/>
    public override string Remedy => "Leave the instant out, or use a preview to see what another date would change.";
}

/// <summary>Nothing of the screening is under review.</summary>
public sealed record ReviewUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "review-unknown";

    /// <inheritdoc/>
    public override string Message => "There is no such screening, or nothing of it is under review.";

    /// <inheritdoc/>
    public override string Remedy => "Look the screening up among those with rows under review.";
}

/// <summary>The row or group decided about is not in the queue.</summary>
public sealed record ReviewItemUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "review-item-unknown";

    /// <inheritdoc/>
    public override string Message => "There is no such row or group in this review queue.";

    /// <inheritdoc/>
    public override string Remedy => "Name one row by its place, or one group by its number, as the queue shows them.";
}

/// <summary>A decision lacks its reason.</summary>
public sealed record ReviewReasonMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "review-reason-missing";

    /// <inheritdoc/>
    public override string Message => "A decision about rows under review needs a reason of 10 to 1,000 characters.";

    /// <inheritdoc/>
    public override string Remedy => "Say in a sentence what was looked at and what it showed.";
}

/// <summary>The list was screened again since.</summary>
public sealed record ReviewSuperseded : Refusal
{
    /// <inheritdoc/>
    public override string Code => "review-superseded";

    /// <inheritdoc/>
    public override string Message => "This list was screened again since, so a decision here would change nothing.";

    /// <inheritdoc/>
    public override string Remedy => "Decide in the queue of the newest screening.";
}

/// <summary>The receipt is not known.</summary>
public sealed record ReceiptUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "receipt-unknown";

    /// <inheritdoc/>
    public override string Message => "There is no such receipt.";

    /// <inheritdoc/>
    public override string Remedy => "Look the receipt up among those signed.";
}

/// <summary>The secret of the receipt is not here.</summary>
public sealed record ReceiptSecretNotKept : Refusal
{
    /// <inheritdoc/>
    public override string Code => "receipt-secret-not-kept";

    /// <inheritdoc/>
    public override string Message => "The secret of this receipt was erased, so nothing more can be proved of single numbers.";

    /// <inheritdoc/>
    public override string Remedy => "Verify the receipt as a whole; it stays valid.";
}

/// <summary>The sample is not known.</summary>
public sealed record SampleUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "sample-unknown";

    /// <inheritdoc/>
    public override string Message => "There is no such sample of consents.";

    /// <inheritdoc/>
    public override string Remedy => "Look the sample up among those drawn.";
}

/// <summary>The sample has no such item.</summary>
public sealed record SampleItemUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "sample-item-unknown";

    /// <inheritdoc/>
    public override string Message => "The sample has no consent of this number.";

    /// <inheritdoc/>
    public override string Remedy => "Give the number that the sample shows beside the consent, from 1.";
}

/// <summary>The note is too long.</summary>
public sealed record SampleNoteTooLong : Refusal
{
    /// <inheritdoc/>
    public override string Code => "sample-note-too-long";

    /// <inheritdoc/>
    public override string Message => "The note on a sampled consent is longer than 1,000 characters.";

    /// <inheritdoc/>
    public override string Remedy => "Shorten the note, and keep documents where they belong.";
}

/// <summary>The sample is ended.</summary>
public sealed record SampleAlreadySealed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "sample-already-sealed";

    /// <inheritdoc/>
    public override string Message => "This sample is sealed; its results cannot change any more.";

    /// <inheritdoc/>
    public override string Remedy => "Draw a new sample.";
}

/// <summary>Consents of the sample have no result yet.</summary>
/// <param name="Missing">How many.</param>
public sealed record SampleIncomplete(int Missing) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "sample-incomplete";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"{Missing} consents of the sample have no result yet.");

    /// <inheritdoc/>
    public override string Remedy => "Record what was found of each consent drawn, also when nothing was found.";
}

/// <summary>The file holds no consent.</summary>
public sealed record SamplePopulationEmpty : Refusal
{
    /// <inheritdoc/>
    public override string Code => "sample-population-empty";

    /// <inheritdoc/>
    public override string Message => "The file holds no row with a readable number that claims consent.";

    /// <inheritdoc/>
    public override string Remedy => "Draw from a list or file that holds consents.";
}

/// <summary>The rulebook gives no size.</summary>
public sealed record SampleRuleMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "sample-rule-missing";

    /// <inheritdoc/>
    public override string Message => "No rule in force gives the confidence and the margin of a sample of consents.";

    /// <inheritdoc/>
    public override string Remedy => "Use a rulebook that holds LST-03 with its parameters.";
}

/// <summary>The seed is empty or too long.</summary>
public sealed record SampleSeedInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "sample-seed-invalid";

    /// <inheritdoc/>
    public override string Message => "The seed of the draw is empty or longer than 100 characters.";

    /// <inheritdoc/>
    public override string Remedy => "Give a seed of 1 to 100 characters, or leave it out.";
}

/// <summary>The day has not begun.</summary>
public sealed record CoverageDayInTheFuture : Refusal
{
    /// <inheritdoc/>
    public override string Code => "coverage-day-in-the-future";

    /// <inheritdoc/>
    public override string Message => "The coverage of a day that has not begun cannot be measured.";

    /// <inheritdoc/>
    public override string Remedy => "Ask for the present day or an earlier one.";
}

/// <summary>The day is not over.</summary>
public sealed record CoverageDayNotOver : Refusal
{
    /// <inheritdoc/>
    public override string Code => "coverage-day-not-over";

    /// <inheritdoc/>
    public override string Message => "The coverage of a day can be sealed once the day is over in Italy.";

    /// <inheritdoc/>
    public override string Remedy => "Seal it from midnight on; until then look at it without sealing.";
}

/// <summary>Answers of different forms came together.</summary>
public sealed record AnswersOfSeveralForms : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answers-of-several-forms";

    /// <inheritdoc/>
    public override string Message => "Answers row by row, cleansed lists and snapshots, or those of different days, cannot be taken in together.";

    /// <inheritdoc/>
    public override string Remedy => "Deliver the files of one form and one day, then the others.";
}

/// <summary>A snapshot came without its instant.</summary>
public sealed record SnapshotWithoutDate : Refusal
{
    /// <inheritdoc/>
    public override string Code => "snapshot-without-date";

    /// <inheritdoc/>
    public override string Message => "A snapshot of the register came without the instant it was taken at.";

    /// <inheritdoc/>
    public override string Remedy => "Say when the snapshot was taken.";
}
