// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Proofs;

/// <summary>A statement to be signed: this list, compared with these files under these rules as of this instant, came to this.</summary>
/// <remarks>It names everything compared, so that anyone who has the files can repeat it, and no number of anybody: docs/receipt-format.md.</remarks>
/// <param name="Id">Its own name.</param>
/// <param name="IssuedAt">When it was signed.</param>
/// <param name="AsOf">The instant at which the list was judged.</param>
/// <param name="Demonstration">True when all data in it are invented.</param>
/// <param name="SoftwareVersion">What screened, as three numbers.</param>
/// <param name="Controller">For whom the numbers are to be called.</param>
/// <param name="Centre">Who is to call.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="List">The list.</param>
/// <param name="Inputs">The other files compared, the register's answers apart.</param>
/// <param name="Answers">The register's answers, or null where there were none.</param>
/// <param name="Rulebook">The hash of the whole rulebook used.</param>
/// <param name="Rules">The rules applied, each <c>id@version=severity</c>, in the order of the rulebook.</param>
/// <param name="Precedence">The version of the rulebook's table that says what each finding comes to.</param>
/// <param name="Counts">Rows by verdict, in the order of the verdicts' names.</param>
/// <param name="Reasons">Rows by verdict and reason.</param>
/// <param name="ValidUntil">The first instant at which some row that may be called no longer may; null when none may, or nothing expires.</param>
/// <param name="Outputs">The files that came out.</param>
/// <param name="Tree">The tree over all rows.</param>
public sealed record ScreeningReceipt(
    ReceiptId Id,
    Instant IssuedAt,
    Instant AsOf,
    bool Demonstration,
    string SoftwareVersion,
    ReceiptParty Controller,
    ReceiptParty Centre,
    ReceiptCampaign Campaign,
    ReceiptList List,
    Sequence<ReceiptInput> Inputs,
    ReceiptAnswers? Answers,
    ContentHash Rulebook,
    Sequence<string> Rules,
    long Precedence,
    Sequence<ReceiptCount> Counts,
    Sequence<ReceiptReason> Reasons,
    Instant? ValidUntil,
    ReceiptOutputs Outputs,
    ReceiptTree Tree);
