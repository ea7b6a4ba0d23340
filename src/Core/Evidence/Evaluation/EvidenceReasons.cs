// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Evidence;

/// <summary>Why a check of evidence is not met, does not apply or was not run.</summary>
/// <remarks>The codes are public for ever. A code that needs a detail is followed by a colon, a space and the detail.</remarks>
public static class EvidenceReasons
{
    /// <summary>It is not evidence in canonical form.</summary>
    public const string NotEvidence = "not-canonical-evidence";

    /// <summary>There is no evidence here.</summary>
    public const string NothingHere = "no-evidence-here";

    /// <summary>Evidence is known to exist and none is here.</summary>
    public const string Missing = "evidence-missing";

    /// <summary>No key from elsewhere was given: the bundle’s own keys show only that nothing was altered.</summary>
    public const string NoOutsideKey = "no-key-from-elsewhere";

    /// <summary>Another number was expected here; the detail is that number.</summary>
    public const string NumberExpected = "number-expected";

    /// <summary>It names another evidence as the one before.</summary>
    public const string OtherPrevious = "another-before";

    /// <summary>It is the first of its subject.</summary>
    public const string First = "first-of-subject";

    /// <summary>It was recorded before the one before it.</summary>
    public const string BeforePrevious = "recorded-before-previous";

    /// <summary>No rulebook was given.</summary>
    public const string NoRulebook = "no-rulebook";

    /// <summary>The rulebook does not hold the rules in the detail.</summary>
    public const string RulesUnknown = "rules-unknown";

    /// <summary>Where the chain ends is not known from elsewhere.</summary>
    public const string EndUnknown = "end-unknown";

    /// <summary>The chain is known to end elsewhere.</summary>
    public const string EndsElsewhere = "ends-elsewhere";

    /// <summary>No inputs were given.</summary>
    public const string NoInputs = "no-inputs";

    /// <summary>The inputs are not those measured, or not all here.</summary>
    public const string InputsDiffer = "inputs-not-those-measured";

    /// <summary>The input in the detail is not here.</summary>
    public const string InputMissing = "input-missing";

    /// <summary>The input in the detail has another hash.</summary>
    public const string InputChanged = "input-changed";

    /// <summary>It was measured from no inputs.</summary>
    public const string MeasuredFromNothing = "measured-from-nothing";

    /// <summary>The capability in the detail is not here.</summary>
    public const string NoCapability = "no-capability";

    /// <summary>Measured again, the statement is another.</summary>
    public const string StatementDiffers = "statement-differs";

    /// <summary>It could not be measured again; the detail is the code of the refusal.</summary>
    public const string NotMeasuredAgain = "not-measured-again";
}
