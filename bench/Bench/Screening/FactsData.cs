// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime.Text;

namespace Filiera.Bench;

/// <summary>Generated consents, contracts and exclusions about the numbers that have answers: ten, one and one for every 31 answers.</summary>
/// <remarks>
/// Consents were gathered over 700 days, in campaigns of about a month: each has its purpose, its recipient, its kind of proof. Contracts
/// began on any of 500 days; one in four ended on any of the last 200.
/// </remarks>
internal sealed class FactsData(ScreeningData data)
{
    private const int ConsentDays = 700;
    private const int CampaignDays = 28;
    private const int ContractDays = 200;

    private static readonly byte[][] Purposes = [.. "marketing|telemarketing|offerte commerciali|profilazione".Split('|').Select(Encoding.ASCII.GetBytes)];

    private static readonly byte[][] Recipients = [.. "Cliente Inventato S.r.l.|Cliente Inventato S.r.l.|Altro Cliente Inventato S.p.A.".Split('|').Select(Encoding.ASCII.GetBytes)];

    private static readonly byte[][] Proofs = [.. "firma|doppia conferma|registrazione|log|".Split('|').Select(Encoding.ASCII.GetBytes)];

    private static readonly byte[][] Days = [.. Enumerable.Range(0, ConsentDays)
        .Select(day => Encoding.ASCII.GetBytes(LocalDatePattern.Iso.Format(RomeTime.DayOf(ScreeningData.AsOf).PlusDays(-day))))];

    /// <summary>How many consents.</summary>
    public long Consents { get; } = data.Answers * 10 / 31;

    /// <summary>How many contracts, and how many exclusions.</summary>
    public long Others { get; } = data.Answers / 31;

    /// <summary>The three files.</summary>
    public Sequence<FactFile> Files() =>
    [
        File(InputKind.Consents, ConsentsFile()),
        File(InputKind.Contracts, ContractsFile()),
        File(InputKind.SuppressClient, ExclusionsFile()),
    ];

    private static FactFile File(InputKind kind, string path) =>
        new(kind, Path.GetFileName(path), _ => Task.FromResult<Stream>(System.IO.File.OpenRead(path)));

    private string ConsentsFile()
    {
        var path = data.PathOf("consents", Consents);
        ChunkedFile.Write(path, "telefono;id_consenso;data_consenso;finalita;destinatario;origine;prova\n"u8, Consents, 160, (ref Bytes bytes, long row) =>
        {
            var dice = Shuffle.Mix((ulong)row + 0xC0);
            Number(ref bytes, row * 3 % data.Answers);
            bytes.Add(";C"u8);
            bytes.Add((ulong)row, 9);
            bytes.Add((byte)';');
            var day = dice % ConsentDays;
            var campaign = Shuffle.Mix((day / CampaignDays * 2) + (dice >> 16) % 2);
            bytes.Add(Days[day]);
            bytes.Add((byte)';');
            bytes.Add(Purposes[campaign % 4]);
            bytes.Add((byte)';');
            bytes.Add(Recipients[(campaign >> 8) % 3]);
            bytes.Add(";modulo in rete;"u8);
            bytes.Add(Proofs[(campaign >> 16) % 5]);
            bytes.Add((byte)'\n');
        });
        return path;
    }

    private string ContractsFile()
    {
        var path = data.PathOf("contracts", Others);
        ChunkedFile.Write(path, "telefono;contratto;inizio;fine;tipo\n"u8, Others, 100, (ref Bytes bytes, long row) =>
        {
            var dice = Shuffle.Mix((ulong)row + 0xC1);
            Number(ref bytes, row * 31 % data.Answers);
            bytes.Add(";N"u8);
            bytes.Add((ulong)row, 8);
            bytes.Add((byte)';');
            bytes.Add(Days[ContractDays + (int)(dice % (ConsentDays - ContractDays))]);
            bytes.Add((byte)';');
            bytes.Add((dice >> 16) % 4 == 0 ? Days[(dice >> 24) % ContractDays] : default);
            bytes.Add(";fornitura\n"u8);
        });
        return path;
    }

    private string ExclusionsFile()
    {
        var path = data.PathOf("exclusions", Others);
        ChunkedFile.Write(path, "telefono\n"u8, Others, 32, (ref Bytes bytes, long row) =>
        {
            Number(ref bytes, row * 29 % data.Answers);
            bytes.Add((byte)'\n');
        });
        return path;
    }

    private void Number(ref Bytes bytes, long index)
    {
        var number = data.Number(index);
        bytes.Add("+39"u8);
        bytes.Add(number.National, number.Digits);
    }
}
