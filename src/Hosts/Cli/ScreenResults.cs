// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary>What a screening came to: said on standard output, and written into a directory.</summary>
internal static class ScreenResults
{
    /// <summary>The file that is written last: who finds it finds every other whole.</summary>
    public const string Seal = "receipt.json";

    private const string Evidence = "evidence.json";

    /// <summary>Says it in lines, or as one line of JSON.</summary>
    public static async Task SummariseAsync(ScreeningRecord record, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            await output.WriteLineAsync(Json.Object(
            [
                .. ScreeningText.Members(record.Counts, record.Reasons, record.ValidUntil),
                ("evidence", record.Evidence.ToString()),
                ("list", record.List.Value.ToString()),
                ("receipt", record.Receipt.ToString()),
                ("screening", record.Id.Value.ToString()),
            ]).ToCanonicalText());
            return;
        }

        await ScreeningText.WriteAsync(output, record.Counts, record.Reasons, record.ValidUntil);
        await output.WriteLineAsync("list " + record.List.Value);
        await output.WriteLineAsync("screening " + record.Id.Value);
        await output.WriteLineAsync("evidence " + record.Evidence);
        await output.WriteLineAsync("receipt " + record.Receipt);
    }

    /// <summary>Writes the three files and what proves them, the seal last.</summary>
    /// <returns>Null when all is there.</returns>
    public static async Task<Refusal?> WriteAsync(
        OpenedInstallation installation, ContactList list, ScreeningRecord record, OutputDirectory directory, CancellationToken ct)
    {
        var blobs = installation.Services.GetRequiredService<IBlobs>();
        foreach (var (name, hash) in new[]
        {
            ("callable.csv", record.Outputs.Callable), ("withheld.csv", record.Outputs.Withheld), ("rejected.csv", record.Outputs.Rejected),
        })
        {
            var unwritten = await directory.WriteAsync(
                name,
                async (to, token) =>
                {
                    await using var from = (await blobs.OpenAsync(hash, token)).ValueOrThrow();
                    await from.CopyToAsync(to, 1 << 20, token);
                },
                ct);
            if (unwritten is not null)
            {
                return unwritten;
            }
        }

        var subject = new EvidenceSubject("campaign", list.Campaign.Value.ToString());
        var bundle = (await installation.Services.GetRequiredService<ExportEvidence>().RunAsync(subject, ct)).ValueOrThrow();
        var receipt = await installation.Services.GetRequiredService<IReceipts>().FindAsync(record.Receipt, ct)
            ?? throw new InvalidOperationException("A screening that is done has a receipt.");
        return await directory.WriteAsync(Evidence, async (to, token) => await to.WriteAsync(bundle.ToBytes(), token), ct)
            ?? await directory.WriteAsync(Seal, async (to, token) => await to.WriteAsync(ReceiptForm.WriteFile(receipt.Envelope), token), ct)
            ?? directory.Publish();
    }
}
