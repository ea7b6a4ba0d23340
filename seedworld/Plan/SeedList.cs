// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>A contact list of the seed world and the register's answer for it: what <see cref="ListWriter"/> and <see cref="AnswerWriter"/> write.</summary>
/// <param name="Key">Its name inside the plan, and that of its file.</param>
/// <param name="Campaign">The key of the campaign.</param>
/// <param name="Centre">The key of the centre that delivers it.</param>
/// <param name="Rows">How many contacts, the header not counted.</param>
/// <param name="Day">The day from which its dates are counted back.</param>
/// <param name="ClientName">The legal name of the client, which consents name.</param>
/// <param name="ClientVat">The VAT number of the client.</param>
/// <param name="AnswerVat">The VAT number of the controller that asked the register.</param>
/// <param name="CheckedAt">When the register was asked.</param>
/// <param name="Source">What all its rows are drawn from: the same number gives the same rows.</param>
public sealed record SeedList(
    string Key,
    string Campaign,
    string Centre,
    long Rows,
    ListDialect Dialect,
    LocalDate Day,
    string ClientName,
    string ClientVat,
    string AnswerVat,
    Instant CheckedAt,
    ulong Source)
{
    /// <summary>The name of the list's file.</summary>
    public string ListFile => Key + ".csv";

    /// <summary>The name of the answer's file.</summary>
    public string AnswerFile => Key + ".answer.csv";
}
