// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>What is checked of a receipt, each by itself.</summary>
/// <remarks>The names are public for ever.</remarks>
public static class ReceiptChecks
{
    /// <summary>The payload is a receipt in canonical form.</summary>
    public const string Form = "form";

    /// <summary>The signature names the key that made it.</summary>
    public const string KeyNamed = "key-named";

    /// <summary>Counts, reasons, rows and tree fit together.</summary>
    public const string RowsAddUp = "rows-add-up";

    /// <summary>The list has the hash named.</summary>
    public const string List = "list";

    /// <summary>The register's answers have the hashes named.</summary>
    public const string Answers = "answers";

    /// <summary>Another file compared has the hash named.</summary>
    public const string Input = "input";

    /// <summary>The rulebook at hand is the one named.</summary>
    public const string Rulebook = "rulebook";

    /// <summary>A file that came out has the hash named.</summary>
    public const string Output = "output";

    /// <summary>Judging every row again gives the same files, counts and reasons.</summary>
    public const string Verdicts = "verdicts";

    /// <summary>The rows and the secret give the root named.</summary>
    public const string Tree = "tree";

    /// <summary>The proof opens a row of this receipt.</summary>
    public const string Proof = "proof";

    /// <summary>The proof is about the number asked for.</summary>
    public const string Number = "number";
}
