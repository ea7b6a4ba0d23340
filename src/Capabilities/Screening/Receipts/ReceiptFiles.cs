// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>The files given to verify a receipt with, under whatever names: what they are is told by their hashes.</summary>
/// <param name="List">The contact list, or null.</param>
/// <param name="Answers">The register's answers: the files it sent, or the index compiled from them; lists that were submitted may be among them.</param>
/// <param name="Inputs">The other files compared.</param>
/// <param name="Callable"><c>callable.csv</c>, or null.</param>
/// <param name="Withheld"><c>withheld.csv</c>, or null.</param>
/// <param name="Rejected"><c>rejected.csv</c>, or null.</param>
public sealed record ReceiptFiles(
    GivenFile? List, Sequence<GivenFile> Answers, Sequence<GivenFile> Inputs, GivenFile? Callable, GivenFile? Withheld, GivenFile? Rejected)
{
    /// <summary>Opens the key of an encrypted index, by the controller's VAT number; null where no key is at hand.</summary>
    public Func<string, CancellationToken, Task<Result<IndexKey>>>? IndexKeyOf { get; init; }

    /// <summary>The indexes kept here, looked into where no file of answers is given; null where none are.</summary>
    public IAnswerIndexes? KeptAnswers { get; init; }

    /// <summary>No files.</summary>
    public static ReceiptFiles None { get; } = new(null, [], [], null, null, null);

    /// <summary>True when something is to be judged again: then everything the receipt compared must be there.</summary>
    public bool AskForVerdicts => List is not null || !Answers.IsEmpty || !Inputs.IsEmpty;

    /// <summary>True when what came out is to be compared.</summary>
    public bool AskForOutputs => Callable is not null || Withheld is not null || Rejected is not null;

    /// <summary>List, other files and outputs as an installation keeps them; the register's answers are kept elsewhere.</summary>
    public static ReceiptFiles Kept(ScreeningReceipt receipt, IBlobs blobs)
    {
        return new ReceiptFiles(
            File(receipt.List.Name, receipt.List.Hash),
            [],
            Sequence.From(receipt.Inputs.Select(input => File(input.Name, input.Hash))),
            File("callable.csv", receipt.Outputs.Callable),
            File("withheld.csv", receipt.Outputs.Withheld),
            File("rejected.csv", receipt.Outputs.Rejected));

        GivenFile File(string name, ContentHash hash) => new(name, async ct => (await blobs.OpenAsync(hash, ct)).ValueOrThrow());
    }
}
