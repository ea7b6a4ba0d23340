// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>Why a check of a receipt is not met, does not apply or was not run.</summary>
/// <remarks>The codes are public for ever. A code that needs a detail is followed by a colon, a space and the detail.</remarks>
public static class ReceiptReasons
{
    /// <summary>It is not a receipt in canonical form; the detail is the place of the first fault.</summary>
    public const string NotReceipt = "not-canonical-receipt";

    /// <summary>The receipt is of a version that is not known here.</summary>
    public const string OtherVersion = "receipt-of-another-version";

    /// <summary>Not looked at, because the receipt cannot be read.</summary>
    public const string NotRead = "receipt-not-read";

    /// <summary>The signature names a key that did not make it.</summary>
    public const string OtherKeyNamed = "another-key-named";

    /// <summary>The rows by verdict are not the rows of the list.</summary>
    public const string RowsDiffer = "rows-do-not-add-up";

    /// <summary>The tree has not one leaf for each row.</summary>
    public const string OtherSize = "tree-of-another-size";

    /// <summary>The rows by reason do not fit the rows by verdict.</summary>
    public const string ReasonsDiffer = "reasons-do-not-add-up";

    /// <summary>It ends before it begins, or nothing in it may be called and it ends all the same.</summary>
    public const string EndsWrongly = "validity-does-not-fit";

    /// <summary>The file was not given.</summary>
    public const string NotGiven = "not-given";

    /// <summary>The file has another hash.</summary>
    public const string OtherHash = "another-hash";

    /// <summary>The receipt names no such file.</summary>
    public const string NotNamed = "not-named-in-receipt";

    /// <summary>The proof belongs to another receipt.</summary>
    public const string OtherReceipt = "proof-of-another-receipt";

    /// <summary>The receipt knows no row with this verdict and these reasons.</summary>
    public const string OutcomeUnknown = "outcome-not-in-receipt";

    /// <summary>The path does not lead from this row to the root.</summary>
    public const string PathWrong = "path-does-not-lead-to-root";

    /// <summary>The proof is about another number.</summary>
    public const string OtherNumber = "another-number";

    /// <summary>The rulebook at hand is not the one named.</summary>
    public const string OtherRulebook = "another-rulebook";

    /// <summary>There is no rulebook at hand.</summary>
    public const string NoRulebook = "no-rulebook-at-hand";

    /// <summary>Not every file needed was given, or not all are those named.</summary>
    public const string FilesMissing = "files-missing-or-others";

    /// <summary>It could not be judged again; the detail is the code of the refusal.</summary>
    public const string NotJudged = "not-judged-again";

    /// <summary>Judged again it comes to something else; the detail is the first member that differs.</summary>
    public const string JudgedOtherwise = "judged-otherwise";

    /// <summary>The index is encrypted, and its key is not at hand.</summary>
    public const string NoIndexKey = "no-index-key-at-hand";

    /// <summary>The secret is held elsewhere or was erased.</summary>
    public const string NoSecret = "secret-held-or-erased";

    /// <summary>Rows and secret give another tree.</summary>
    public const string OtherTree = "another-tree";
}
