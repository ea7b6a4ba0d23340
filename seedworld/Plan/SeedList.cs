// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>A contact list of the seed world and what comes with it: what <see cref="ListWriter"/>, <see cref="AnswerWriter"/> and <see cref="FactWriter"/> write.</summary>
/// <param name="Key">Its name inside the plan, and that of its file.</param>
/// <param name="Campaign">The key of the campaign.</param>
/// <param name="Centre">The key of the centre that delivers it.</param>
/// <param name="Rows">How many contacts, the header not counted.</param>
/// <param name="Dialect">How its text is written.</param>
/// <param name="Container">What it is packed in.</param>
/// <param name="Day">The day from which its dates are counted back.</param>
/// <param name="ClientName">The legal name of the client, which consents name.</param>
/// <param name="ClientVat">The VAT number of the client.</param>
/// <param name="AnswerVat">The VAT number of the controller that asked the register.</param>
/// <param name="Consultations">When the register was asked, newest first.</param>
/// <param name="Facts">The other files delivered with it.</param>
/// <param name="Source">What all its rows are drawn from: the same number gives the same rows.</param>
public sealed record SeedList(
    string Key,
    string Campaign,
    string Centre,
    long Rows,
    ListDialect Dialect,
    ListContainer Container,
    LocalDate Day,
    string ClientName,
    string ClientVat,
    string AnswerVat,
    Sequence<SeedConsultation> Consultations,
    Sequence<SeedFactFile> Facts,
    ulong Source)
{
    /// <summary>The name of the list's file.</summary>
    public string ListFile => Key + Container switch
    {
        ListContainer.Gzip => ".csv.gz",
        ListContainer.Workbook => ".xlsx",
        _ => Dialect == ListDialect.UnnamedColumns ? ".tsv" : ".csv",
    };

    /// <summary>The name of the mapping file, or null for a list whose columns are recognised.</summary>
    public string? MappingFile => Dialect == ListDialect.UnnamedColumns ? Key + ".mapping.json" : null;

    /// <summary>The name of the answer's file of a consultation.</summary>
    public string AnswerFile(SeedConsultation consultation) => FormattableString.Invariant($"{Key}.answer-{consultation.Number}.csv");

    /// <summary>The name of a file of facts.</summary>
    public string FactFile(SeedFactFile facts) => Key + facts switch
    {
        SeedFactFile.Consents => ".consents.csv",
        SeedFactFile.Withdrawals => ".withdrawals.csv",
        SeedFactFile.Contracts => ".contracts.csv",
        SeedFactFile.Requests => ".requests.csv",
        SeedFactFile.Directory => ".directory.csv",
        SeedFactFile.OwnSuppressions => ".suppress-own.csv",
        SeedFactFile.ClientSuppressions => ".suppress-client.csv",
        SeedFactFile.CampaignSuppressions => ".suppress-campaign.csv",
        _ => throw new ArgumentOutOfRangeException(nameof(facts), facts, "There is no such file."),
    };
}
