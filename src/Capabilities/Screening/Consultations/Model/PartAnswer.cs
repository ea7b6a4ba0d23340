// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The register's answer to one part, as it was taken in. The answers themselves are in the set, encrypted.</summary>
/// <param name="Part">The number of the part.</param>
/// <param name="Set">The set of answers it became.</param>
/// <param name="Digest">The digest of that set.</param>
/// <param name="Result">The hash of the file that came back.</param>
/// <param name="Form">In which form it came back.</param>
/// <param name="Numbers">Numbers answered about.</param>
/// <param name="Remove">Of those, the numbers to be removed.</param>
/// <param name="Oldest">The earliest instant at which a number was checked: from here on the days are counted.</param>
/// <param name="Newest">The latest.</param>
/// <param name="IsLate">True when it came after the time within which the register answers.</param>
/// <param name="IsSimulated">True when the simulator wrote it.</param>
/// <param name="Permit">The signed permit.</param>
public sealed record PartAnswer(
    int Part,
    AnswerSetId Set,
    ContentHash Digest,
    ContentHash Result,
    AnswerForm Form,
    long Numbers,
    long Remove,
    Instant Oldest,
    Instant Newest,
    bool IsLate,
    bool IsSimulated,
    SignedEnvelope Permit);
