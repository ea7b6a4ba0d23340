// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What the register answered to one controller, as it was received: compiled into an encrypted index, the file itself not kept.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">The name of the file or files, as uploaded; never a path.</param>
/// <param name="ControllerVat">The VAT number of the controller that asked.</param>
/// <param name="Kind">An answer to a consultation, or a snapshot of a whole register.</param>
/// <param name="Sources">The files it was made of, by hash and length.</param>
/// <param name="Submitted">The hashes of the lists the register was asked about; empty when nobody stated them.</param>
/// <param name="Digest">The digest of the index, by which it is opened.</param>
/// <param name="Bytes">The length of the index's file.</param>
/// <param name="Numbers">Numbers answered about.</param>
/// <param name="Remove">Of those, the numbers to be removed.</param>
/// <param name="Oldest">The oldest answer, or null where there is none.</param>
/// <param name="Newest">The newest answer, or null where there is none.</param>
/// <param name="By">Who delivered it.</param>
/// <param name="At">When.</param>
public sealed record AnswerSet(
    AnswerSetId Id,
    string Name,
    string ControllerVat,
    AnswerKind Kind,
    Sequence<ListInput> Sources,
    Sequence<ContentHash> Submitted,
    ContentHash Digest,
    long Bytes,
    long Numbers,
    long Remove,
    Instant? Oldest,
    Instant? Newest,
    Actor By,
    Instant At);
