// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening.Tests.Dialling;

/// <summary>A book made beside another takes from it what stayed the same.</summary>
public sealed class OpeningABook
{
    private const string Consents = "telefono;riferimento;data;finalita;destinatario;origine\r\n347 123 4568;R1;2026-10-01;promozione;Fornitura Inventata;modulo\r\n";

    [Fact]
    public async Task Lists_and_files_of_facts_that_stayed_the_same_are_not_read_again()
    {
        var blobs = new MemoryBlobs();
        var list = blobs.Put("telefono;base\r\n347 123 4567;consenso\r\n"u8.ToArray());
        var consents = blobs.Put(Encoding.UTF8.GetBytes(Consents));
        var facts = Books.Facts with { Lists = [new DialList(list, null)], OnFile = [new ListInput(InputKind.Consents, "consensi.csv", consents, Consents.Length)] };
        var open = new OpenDialBook(blobs, null!, Shipped.Catalogue, new ScreeningOptions(true, 1), new Standing());
        var before = (await open.RunAsync(Manifest(Books.AllAdopted, facts), null, default)).ValueOrThrow();

        // Other rules and another centre of the same lists: nothing is left to be read.
        await blobs.DeleteAsync(list, default);
        await blobs.DeleteAsync(consents, default);
        var other = facts with { Centre = new(new Guid(9, 9, 9, new byte[8])) };
        var after = (await open.RunAsync(Manifest([], facts, other), before, default)).ValueOrThrow();
        before.Dispose();

        Assert.Equal(2, after.Campaigns.Count());
        foreach (var sources in after.Campaigns.Select(campaign => campaign.Sources))
        {
            Assert.NotEqual(0u, sources.Claims.Find(Ordinal("3471234567")));
            Assert.NotEqual(0u, sources.OnFile!.Table.Find(Ordinal("3471234568")));
        }

        // Another list is read, and what cannot be is not replaced by what was there.
        var changed = facts with { Lists = [new DialList(ContentHash.Of([1]), null)] };
        await Assert.ThrowsAnyAsync<Exception>(() => open.RunAsync(Manifest([], changed), after, default));
        after.Dispose();
    }

    private static DialManifest Manifest(Sequence<(Rulebook.RuleRef, Rulebook.Severity)> chosen, params DialCampaignFacts[] campaigns) =>
        new(Shipped.Catalogue.Version, chosen, [], [], Sequence.From(campaigns));

    private static uint Ordinal(string number) => BulkNumbers.Ordinal(Encoding.ASCII.GetBytes(number));

    private sealed class Standing : IClock
    {
        public Instant GetCurrentInstant() => Worlds.Now;
    }
}
