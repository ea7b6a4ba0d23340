// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Bench;

/// <summary>One campaign with tens of millions of answers and claims, plainly invented, and numbers of it drawn at random.</summary>
internal sealed class GateWorld : IDisposable
{
    private const int Stamps = 20;
    private const string Vat = "01234567890";
    private const string Name = "Luce di Prova S.p.A.";
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 10, 0);
    public static readonly DialCall Call = new(
        new CampaignId(new Guid(1, 0, 0, new byte[8])), new OrganisationId(new Guid(2, 0, 0, new byte[8])), CallerId.FromKept(390_612_345_678, NumberKind.Geographic), Now, false, false);

    private static readonly OrganisationId _client = new(new Guid(3, 0, 0, new byte[8]));

    public GateWorld(int numbers, int remembered, int asked)
    {
        var catalogue = RulebookDirectory.Load(Path.Combine(Measure.Root, "rulebook")).ValueOrThrow();
        var ordinals = Ordinals(numbers);
        var book = Book(catalogue, ordinals);
        Gate = new DialGate(new DialMemory());
        _ = Gate.Swap(book);
        var random = new Random(7);
        for (var i = 0; i < remembered; i++)
        {
            var kind = i % 4 == 0 ? DialEventKind.Answered : i % 50 == 1 ? DialEventKind.OptOut : DialEventKind.NoAnswer;
            var number = SubscriberOrdinal.NumberOf(ordinals[random.Next(numbers)]);
            Gate.Apply(new DialEvent(kind, default, Call.Campaign, Call.Centre, _client, number, Now - Duration.FromDays(1 + (i % 60)), false), i + 1);
        }

        Text = new byte[asked * 11];
        Ranges = new Range[asked];
        for (var i = 0; i < asked; i++)
        {
            var digits = SubscriberOrdinal.NumberOf(ordinals[random.Next(numbers)]).RevealDigits() - 390_000_000_000;
            digits.TryFormat(Text.AsSpan(i * 11), out _, "D10", CultureInfo.InvariantCulture);
            Text[(i * 11) + 10] = (byte)'\n';
            Ranges[i] = (i * 11)..((i * 11) + 10);
        }
    }

    public DialGate Gate { get; }

    /// <summary>The table of the register's answers, which the gate looks numbers up in.</summary>
    public NumberTable16 Answers { get; private set; } = null!;

    /// <summary>The numbers asked about: ten digits and a line end each.</summary>
    public byte[] Text { get; }

    public Range[] Ranges { get; }

    public void Dispose() => Gate.Book?.Dispose();

    // Mobile numbers of ten digits, each once, in an order that has nothing to do with their value.
    private static uint[] Ordinals(int count)
    {
        var ordinals = new uint[count];
        ulong at = 1;
        for (var i = 0; i < count; i++)
        {
            do
            {
                at = (at * 387_420_489) % 4_294_967_291;
            }
            while (at >= 600_000_000);

            // 32 to 39: series that exist.
            ordinals[i] = (uint)at + 200_000_000;
        }

        return ordinals;
    }

    private DialBook Book(RuleCatalogue catalogue, uint[] ordinals)
    {
        var payloads = new ushort[ordinals.Length];
        var claims = new uint[ordinals.Length];
        var kinds = new List<Claim> { Claim.None, Claim.None with { Basis = Basis.Directory, HasReference = true } };
        for (var month = 1; month <= 28; month++)
        {
            kinds.Add(new Claim(Basis.Consent, true, new DateField(new LocalDate(2026, 11, 1).PlusMonths(-month), false), "marketing", Name, DateField.Missing));
        }

        var random = new Random(11);
        for (var i = 0; i < ordinals.Length; i++)
        {
            payloads[i] = (ushort)(1 + random.Next(2 * Stamps));
            claims[i] = (uint)(random.Next(10) < 7 ? 1 : 2 + random.Next(28));
        }

        var table = NumberTable16.Build(ordinals, payloads);
        Answers = table;
        var stamps = Sequence.From(Enumerable.Range(0, Stamps).Select(day => Stamp.Of((Instant?)(Now - Duration.FromDays(day) - Duration.FromHours(1)))).Order());
        var info = new AnswerIndexInfo(
            AnswerKind.Consultation, Vat, [new AnswerFileUsed("risposte.csv", ContentHash.Of([1]), 1, ordinals.Length)], [], ordinals.Length, ordinals.Length / 2,
            ordinals.Length - (ordinals.Length / 2), Now - Duration.FromDays(Stamps), Now - Duration.FromHours(1), AnswerPrecision.Exact, null, "1", default);
        var index = AnswerIndex.Seal(info, stamps, table, 2);
        var facts = new DialCampaignFacts(
            Call.Campaign, Call.Centre, _client, Vat, Name, Sector.Other, Purpose.Promotion, new Outcome.Met(), false,
            [new Term(Now - Duration.FromDays(100), null)], [], []);
        var manifest = new DialManifest(
            catalogue.Version,
            Sequence.From(catalogue.Rules.Where(rule => rule.NeedsAdoption && rule.Severity == Severity.Block).Select(rule => (rule.Ref, Severity.Block))),
            [],
            [new DialCaller(Call.Caller!.Value, Call.Centre, _client, new DayRange(new LocalDate(2026, 1, 1), null))],
            [facts]);
        var rules = new DialRules(catalogue, manifest.Chosen.ToDictionary(one => one.Rule, one => one.Severity));
        var sources = new DialSources(new Shared<AnswerIndex>(index), null, new Shared<ClaimIndex>(ClaimIndex.Build(Sequence.From(kinds), ordinals, claims, [], [], 2)));
        return new DialBook(manifest, Now, [new DialCampaign(facts, sources, rules)], rules);
    }
}
