// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>The numbers a controller has asked the register about in a year: a number paid for is asked about again free of charge.</summary>
public sealed class SentNumbers(IConsultations consultations, IBlobs blobs)
{
    private const int Page = 200;

    /// <summary>Every consultation of a controller, newest first.</summary>
    internal async Task<Sequence<Consultation>> ConsultationsAsync(string? controllerVat, CancellationToken ct)
    {
        var all = new List<Consultation>();
        for (ConsultationId? before = null; ;)
        {
            var page = await consultations.ListAsync(controllerVat, Page, before, ct);
            all.AddRange(page);
            if (page.Count < Page)
            {
                return Sequence.From(all);
            }

            before = page[^1].Id;
        }
    }

    /// <summary>The different numbers exported in a calendar year in Italy, as digits. Personal data.</summary>
    internal async Task<HashSet<ulong>> OfYearAsync(string controllerVat, int year, CancellationToken ct)
    {
        var sent = new HashSet<ulong>();
        foreach (var one in await ConsultationsAsync(controllerVat, ct))
        {
            if (one.ExportedAt is { } at && RomeTime.DayOf(at).Year == year
                && await blobs.OpenAsync(one.Draft.Content, ct) is Result<Stream>.Ok { Value: var content })
            {
                await using (content)
                {
                    sent.UnionWith(ConsultationList.Read(content).Select(row => row.Number.RevealDigits()));
                }
            }
        }

        return sent;
    }
}
