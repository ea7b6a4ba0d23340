// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class AskingForAPreview
{
    [Fact]
    public void A_job_reads_back_what_it_was_asked_with_the_mapping()
    {
        var command = new PreviewScreening.Command(
            new OrganisationId(new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11])),
            new CampaignId(new Guid(9, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11])),
            ContentHash.Of("lista"u8),
            [new DeliveredFile(InputKind.Consents, "consensi.csv", ContentHash.Of("consensi"u8))],
            Instant.FromUtc(2026, 11, 21, 9, 0));
        var mapped = command with { Mapping = new ListMapping(true, ';', "utf-16le", "Foglio 1", [new MappedColumn("basis", null, 3), new MappedColumn("number", "Tel. 1", null)]) };

        Assert.Equal(command, PreviewJson.Read(PreviewJson.Write(command)));
        Assert.Equal(mapped, PreviewJson.Read(PreviewJson.Write(mapped)));
    }
}
