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
    Sequence<SeedList> Lists,
    Sequence<SeedRightsRequest> Rights,
    Sequence<SeedDialling> Dialling)
{
    /// <summary>The seed used when none is given.</summary>
    public const string UsualSeed = "filiera";

    private static readonly Share[] Shares =
    [
        new("luce-autunno", "luce-autunno", "centre-01", 30, ListDialect.ItalianSpreadsheet, AnswerStory.Fresh)
        {
            Facts = [SeedFactFile.Consents, SeedFactFile.Withdrawals, SeedFactFile.Requests, SeedFactFile.ClientSuppressions],
        },
        new("fibra-casa", "fibra-casa", "centre-02", 22, ListDialect.EnglishSystem, AnswerStory.Fresh)
        {
            Facts = [SeedFactFile.Consents, SeedFactFile.Contracts, SeedFactFile.OwnSuppressions],
        },
        new("polizza-serena", "polizza-serena", "centre-03", 18, ListDialect.ItalianDatabase, AnswerStory.TooOld) { Facts = [SeedFactFile.Withdrawals] },
        new("sostegno-natale", "sostegno-natale", "centre-04", 11, ListDialect.UnnamedColumns, AnswerStory.Fresh) { Facts = [SeedFactFile.Directory] },
        new("sostegno-fiere", "sostegno-natale", "centre-11", 1, ListDialect.ItalianSpreadsheet, AnswerStory.Fresh)
        {
            Container = ListContainer.Workbook,
            Facts = [SeedFactFile.Requests],
        },
        new("fibra-casa-sud", "fibra-casa", "centre-06", 8, ListDialect.EnglishSystem, AnswerStory.Fresh)
        {
            Container = ListContainer.Gzip,
            Facts = [SeedFactFile.CampaignSuppressions],
        },
        new("luce-revocata", "luce-autunno", "centre-12", 5, ListDialect.ItalianDatabase, AnswerStory.Fresh),
        new("polizza-altrui", "polizza-serena", "centre-05", 5, ListDialect.ItalianSpreadsheet, AnswerStory.OfAnotherController),
    ];

    /// <summary>Invented people trading alone, whom the public register must not name.</summary>
    public static Sequence<SeedFirm> SoleTraders { get; } = SeedSector.SoleTraders();

    // Days before the day of the plan on which the register was asked: what one consultation left out, another knows.
    private static readonly int[] FreshDaysAgo = [2, 7, 33];
    private static readonly int[] OldDaysAgo = [20, 47];

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
            Sequence.From(Shares.Select(share => ListOf(share, RowsOf(size) * share.Percent / 100))),
            SeedSector.Rights(seed),
            SeedSector.Dialling());

        SeedList ListOf(Share it, long rows)
        {
            var client = clients.Single(firm => firm.Key == campaigns.Single(campaign => campaign.Key == it.Campaign).Client);
            var another = clients.First(firm => firm != client);
            var daysAgo = it.Story == AnswerStory.TooOld ? OldDaysAgo : FreshDaysAgo;
            return new SeedList(
                it.Key,
                it.Campaign,
                it.Centre,
                rows,
                it.Dialect,
                it.Container,
                day,
                client.LegalName,
                client.VatNumber,
                it.Story == AnswerStory.OfAnotherController ? another.VatNumber : client.VatNumber,
                Sequence.From(daysAgo.Select((ago, i) =>
                    new SeedConsultation(i + 1, RomeTime.StartOf(day.PlusDays(-ago)) + Duration.FromHours(9)))),
                it.Facts,
                SeedStream.StateOf(seed, it.Key));
        }
    }

    private sealed record Share(string Key, string Campaign, string Centre, int Percent, ListDialect Dialect, AnswerStory Story)
    {
        public ListContainer Container { get; init; }

        public Sequence<SeedFactFile> Facts { get; init; } = [];
    }
}
