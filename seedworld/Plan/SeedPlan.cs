// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>The demonstration sector: twelve invented centres, four invented clients, and what happens between them. Pure.</summary>
/// <remarks>The same seed, size and day give the same plan, and files of the same bytes. Days are counted from <see cref="Day"/>.</remarks>
public sealed record SeedPlan(
    string Seed,
    SeedSize Size,
    LocalDate Day,
    Sequence<SeedFirm> Clients,
    Sequence<SeedFirm> Centres,
    Sequence<SeedSite> Sites,
    Sequence<SeedCampaign> Campaigns,
    Sequence<SeedMandate> Mandates,
    Sequence<SeedNumber> Numbers,
    Sequence<SeedPerson> People,
    Sequence<SeedList> Lists)
{
    /// <summary>The seed used when none is given.</summary>
    public const string UsualSeed = "filiera";

    private static readonly (string Key, string Campaign, string Centre, int Share, ListDialect Dialect, AnswerStory Story)[] Shares =
    [
        ("luce-autunno", "luce-autunno", "centre-01", 30, ListDialect.ItalianSpreadsheet, AnswerStory.Fresh),
        ("fibra-casa", "fibra-casa", "centre-02", 22, ListDialect.EnglishSystem, AnswerStory.Fresh),
        ("polizza-serena", "polizza-serena", "centre-03", 18, ListDialect.ItalianDatabase, AnswerStory.TooOld),
        ("sostegno-natale", "sostegno-natale", "centre-04", 12, ListDialect.ItalianSpreadsheet, AnswerStory.Fresh),
        ("fibra-casa-sud", "fibra-casa", "centre-06", 8, ListDialect.EnglishSystem, AnswerStory.Fresh),
        ("luce-revocata", "luce-autunno", "centre-12", 5, ListDialect.ItalianDatabase, AnswerStory.Fresh),
        ("polizza-altrui", "polizza-serena", "centre-05", 5, ListDialect.ItalianSpreadsheet, AnswerStory.OfAnotherController),
    ];

    /// <summary>How many rows all lists of a size hold together.</summary>
    public static long RowsOf(SeedSize size) => size switch
    {
        SeedSize.S => 20_000,
        SeedSize.M => 1_000_000,
        SeedSize.L => 20_000_000,
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "There is no such size."),
    };

    /// <summary>Makes the plan.</summary>
    /// <param name="seed">Any text.</param>
    /// <param name="size">How large the lists are.</param>
    /// <param name="day">The day on which the demonstration stands.</param>
    public static SeedPlan Of(string seed, SeedSize size, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(seed);
        var clients = SeedSector.Clients();
        var campaigns = SeedSector.Campaigns();
        return new SeedPlan(
            seed,
            size,
            day,
            clients,
            SeedSector.Centres(),
            SeedSector.Sites(),
            campaigns,
            SeedSector.Mandates(),
            SeedSector.Numbers(),
            SeedSector.People(),
            Sequence.From(Shares.Select(share => ListOf(share, RowsOf(size) * share.Share / 100))));

        SeedList ListOf((string Key, string Campaign, string Centre, int Share, ListDialect Dialect, AnswerStory Story) it, long rows)
        {
            var client = clients.Single(firm => firm.Key == campaigns.Single(campaign => campaign.Key == it.Campaign).Client);
            var another = clients.First(firm => firm != client);
            var askedDaysAgo = it.Story == AnswerStory.TooOld ? 20 : 2;
            return new SeedList(
                it.Key,
                it.Campaign,
                it.Centre,
                rows,
                it.Dialect,
                day,
                client.LegalName,
                client.VatNumber,
                it.Story == AnswerStory.OfAnotherController ? another.VatNumber : client.VatNumber,
                RomeTime.StartOf(day.PlusDays(-askedDaysAgo)) + Duration.FromHours(9),
                SeedStream.StateOf(seed, it.Key));
        }
    }
}
