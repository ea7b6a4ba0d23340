// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the refusals of consultations, one short record each.

using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The consultation is not known.</summary>
public sealed record ConsultationUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "consultation-unknown";

    /// <inheritdoc/>
    public override string Message => "There is no such consultation of the register.";

    /// <inheritdoc/>
    public override string Remedy => "Look it up among the consultations.";
}

/// <summary>Somebody else acted on the consultation meanwhile.</summary>
public sealed record ConsultationChangedMeanwhile : Refusal
{
    /// <inheritdoc/>
    public override string Code => "consultation-changed-meanwhile";

    /// <inheritdoc/>
    public override string Message => "The consultation was changed by somebody else meanwhile.";

    /// <inheritdoc/>
    public override string Remedy => "Look at it again and repeat the act if it is still wanted.";
}

/// <summary>No number is left to ask about.</summary>
public sealed record ConsultationAsksNothing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "consultation-asks-nothing";

    /// <inheritdoc/>
    public override string Message => "After leaving out what need not or may not be asked about, no number is left.";

    /// <inheritdoc/>
    public override string Remedy => "Look at the counts of the plan, or draft every number with a basis.";
}

/// <summary>The consultation was exported before.</summary>
public sealed record ConsultationAlreadyExported : Refusal
{
    /// <inheritdoc/>
    public override string Code => "consultation-already-exported";

    /// <inheritdoc/>
    public override string Message => "The files of the consultation were written already.";

    /// <inheritdoc/>
    public override string Remedy => "Hand over the files that are there, or draft a new consultation.";
}

/// <summary>The consultation waits for no answer.</summary>
public sealed record ConsultationNotWaiting : Refusal
{
    /// <inheritdoc/>
    public override string Code => "consultation-not-waiting";

    /// <inheritdoc/>
    public override string Message => "The consultation waits for no answer: it was not exported yet, is answered, or was given up.";

    /// <inheritdoc/>
    public override string Remedy => "Export it first, or draft a new consultation.";
}

/// <summary>The consultation was given up or answered.</summary>
public sealed record ConsultationAlreadyEnded : Refusal
{
    /// <inheritdoc/>
    public override string Code => "consultation-already-ended";

    /// <inheritdoc/>
    public override string Message => "The consultation has ended: it was answered whole or given up.";

    /// <inheritdoc/>
    public override string Remedy => "Draft a new consultation.";
}

/// <summary>An act on a consultation has no reason.</summary>
public sealed record ConsultationReasonMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "consultation-reason-missing";

    /// <inheritdoc/>
    public override string Message => "Giving a consultation up needs a reason of 3 to 500 characters.";

    /// <inheritdoc/>
    public override string Remedy => "Say in one or two sentences why, without personal data.";
}

/// <summary>A list belongs to another client.</summary>
public sealed record ConsultationListOfAnotherClient : Refusal
{
    /// <inheritdoc/>
    public override string Code => "consultation-list-of-another-client";

    /// <inheritdoc/>
    public override string Message => "One of the lists is for a campaign of another client: each controller asks for itself.";

    /// <inheritdoc/>
    public override string Remedy => "Choose only lists of this controller.";
}

/// <summary>Neither list nor file was named.</summary>
public sealed record ConsultationWithoutLists : Refusal
{
    /// <inheritdoc/>
    public override string Code => "consultation-without-lists";

    /// <inheritdoc/>
    public override string Message => "Nothing says which numbers the register is to be asked about.";

    /// <inheritdoc/>
    public override string Remedy => "Name at least one list delivered, or give a file.";
}

/// <summary>The tier is too small.</summary>
/// <param name="Over">How many numbers too many.</param>
public sealed record ConsultationOverTier(long Over) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "consultation-over-tier";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The tier of the register account is exceeded by {Over} numbers.");

    /// <inheritdoc/>
    public override string Remedy => "Ask about fewer numbers, or upgrade the tier and state the account anew.";
}

/// <summary>The controller has no account in this year.</summary>
public sealed record RegisterAccountMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "register-account-missing";

    /// <inheritdoc/>
    public override string Message => "Nobody stated a register account of this controller for this year: who asks must hold the account (RPO-01).";

    /// <inheritdoc/>
    public override string Remedy => "State the account of the controller for the year, then export.";
}

/// <summary>A figure of an account is not one.</summary>
public sealed record RegisterAccountInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "register-account-invalid";

    /// <inheritdoc/>
    public override string Message => "A figure of the register account is not one that it can have.";

    /// <inheritdoc/>
    public override string Remedy => "Give whole numbers above zero, prices of zero or more, and leave empty what is not known.";
}

/// <summary>No such layout is built in.</summary>
public sealed record RegisterAdapterUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "register-adapter-unknown";

    /// <inheritdoc/>
    public override string Message => "No layout of that name is known.";

    /// <inheritdoc/>
    public override string Remedy => "Use the layout named neutral.";
}

/// <summary>The answer to a consultation lacks columns.</summary>
/// <param name="Columns">What is missing.</param>
public sealed record ConsultationColumnsMissing(string Columns) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "consultation-columns-missing";

    /// <inheritdoc/>
    public override string Message => $"The register's answer lacks columns without which it cannot be told what it answers: {Columns}.";

    /// <inheritdoc/>
    public override string Remedy => "Send the answer as the register gave it, with its first row.";
}

/// <summary>A row answers another consultation.</summary>
public sealed record AnswerOfAnotherConsultation : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-of-another-consultation";

    /// <inheritdoc/>
    public override string Message => "A row of the register's answer names another consultation.";

    /// <inheritdoc/>
    public override string Remedy => "Take the answer in under the consultation that it names.";
}

/// <summary>One file answers several parts.</summary>
public sealed record AnswerOfSeveralParts : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-of-several-parts";

    /// <inheritdoc/>
    public override string Message => "The register's answer mixes rows of several parts.";

    /// <inheritdoc/>
    public override string Remedy => "Send the answer to each part in a file of its own.";
}

/// <summary>Two rows answer about the same number.</summary>
public sealed record AnswerRepeatsItself : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-repeats-itself";

    /// <inheritdoc/>
    public override string Message => "Two rows of the register's answer are about the same number, so the answer is not as the register gave it.";

    /// <inheritdoc/>
    public override string Remedy => "Fetch the answer from the register again.";
}

/// <summary>The end of an answer is missing.</summary>
/// <param name="Missing">How many rows are missing.</param>
public sealed record AnswerTruncated(long Missing) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-truncated";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The register's answer ends too early: {Missing} numbers that were asked about are missing.");

    /// <inheritdoc/>
    public override string Remedy => "Fetch the answer from the register again, whole.";
}

/// <summary>An answer is dated before its export.</summary>
public sealed record AnswerBeforeItsQuestion : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-before-its-question";

    /// <inheritdoc/>
    public override string Message => "A row of the register's answer is dated before the consultation was exported, so it answers something else.";

    /// <inheritdoc/>
    public override string Remedy => "Check the date and its offset from universal time, or take the answer in where it belongs.";
}

/// <summary>An answer has no rows.</summary>
public sealed record AnswerHoldsNothing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-holds-nothing";

    /// <inheritdoc/>
    public override string Message => "The register's answer has no row.";

    /// <inheritdoc/>
    public override string Remedy => "Fetch the answer from the register again.";
}

/// <summary>Two files answer the same part.</summary>
public sealed record AnswerPartRepeated : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-part-repeated";

    /// <inheritdoc/>
    public override string Message => "Two of the files answer the same part of the consultation.";

    /// <inheritdoc/>
    public override string Remedy => "Send each part's answer once.";
}

/// <summary>A cleansed list without its date.</summary>
public sealed record AnswerAskedAtMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-asked-at-missing";

    /// <inheritdoc/>
    public override string Message => "A cleansed list does not say when the register was asked.";

    /// <inheritdoc/>
    public override string Remedy => "Say when the register was asked, not before the export and not in the future.";
}

/// <summary>A simulated answer on real data.</summary>
public sealed record AnswerOfTheSimulator : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-of-the-simulator";

    /// <inheritdoc/>
    public override string Message => "The answer was written by the simulator, which serves demonstrations only.";

    /// <inheritdoc/>
    public override string Remedy => "Fetch the answer from the register itself.";
}

/// <summary>The permit is not one.</summary>
public sealed record PermitUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "permit-unreadable";

    /// <inheritdoc/>
    public override string Message => "The envelope holds no permit of this form.";

    /// <inheritdoc/>
    public override string Remedy => "Use the permit as it was issued.";
}
