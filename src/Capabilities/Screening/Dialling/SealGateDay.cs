// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the four steps of the use case are read on one screen.
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Seals the gate's log of a day that is over: a signed file to publish, and evidence that names it. Sealing a day twice gives the first evidence.</summary>
public sealed class SealGateDay(
    IUnitOfWork unit,
    IGateLog log,
    IReceiptSecrets secrets,
    IKeyStore keys,
    IBlobs blobs,
    IEvidenceStore store,
    SealEvidence seal,
    KeptDialBooks books,
    RuleCatalogue catalogue,
    IIdentifiers identifiers,
    IClock clock)
{
    /// <summary>The name under which days are sealed.</summary>
    public const string Capability = "gate-day";

    /// <summary>The name under which the evidence cites the signed day.</summary>
    public const string File = "sealed-day";

    /// <summary>The name under which it cites the manifests of the books, with a number from the second on.</summary>
    public const string Book = "book";

    /// <summary>The rule the evidence speaks to: the answer's age counts at the moment of the call.</summary>
    public static RuleId Rule { get; } = RuleId.Parse("RPO-03");

    /// <summary>What the evidence is about.</summary>
    public static EvidenceSubject Subject { get; } = new("gate-log", "installation");

    /// <returns>The evidence, or <see cref="GateDayNotOver"/>, or why nothing was sealed.</returns>
    public Task<Result<SealedEvidence>> RunAsync(LocalDate day, Actor by, CancellationToken ct) => unit.CommitAsync<SealedEvidence>(
        async token =>
        {
            // 1. Facts: the day, and whether it was sealed before.
            var end = RomeTime.Whole(day).End;
            if (end > clock.GetCurrentInstant())
            {
                return new GateDayNotOver { Where = "/day" };
            }

            if ((await store.ReadAsync(Subject, token)).FirstOrDefault(known => known.Fact.AsOf == end) is { } before)
            {
                return before;
            }

            var entries = new List<GateLogEntry>();
            await foreach (var entry in log.ReadAsync(day, token))
            {
                entries.Add(entry);
            }

            // A key made just now is in use from now on, so that what it signs is sealed afterwards.
            var opened = await keys.OpenOrCreateAsync(GateDayForm.Purpose, token);
            if (opened is not Result<SigningKey>.Ok { Value: var key })
            {
                return ((Result<SigningKey>.Refused)opened).Refusals;
            }

            using (key)
            {
                // 2. Evaluation: the tree over the entries, salted from a secret that is kept apart.
                var receipt = new ReceiptId(identifiers.Next());
                using var secret = SaltSecret.Generate();
                var sealedDay = GateDaySeal.Of(day, entries, await log.ReasonsAsync(day, token), secret, clock.GetCurrentInstant());

                // 3. Decision: signed, so that it can be published.
                using var file = new MemoryStream(GateDayForm.Seal(sealedDay, key).ToJson().ToCanonicalBytes());
                var published = await blobs.PutAsync(file, token);
                await secrets.AddAsync(receipt, secret, token);

                // 4. Evidence.
                return await seal.RunAsync(
                    new EvidenceDraft(
                        Subject,
                        Json.Object(("day", GateDayForm.Write(sealedDay)), ("file", published.ToString()), ("secret", receipt.ToString())),
                        [catalogue.Find(Rule, day)!.Ref],
                        [new EvidenceInput(File, published), .. await BooksAsync(sealedDay, token)],
                        new EvidenceProducer(Capability, ScreenContactList.SoftwareVersion),
                        catalogue.Version,
                        end),
                    by,
                    token);
            }
        },
        ct);

    private async Task<List<EvidenceInput>> BooksAsync(GateDay day, CancellationToken ct)
    {
        var cited = new List<EvidenceInput>();
        foreach (var book in day.Books)
        {
            if (await books.IsKeptAsync(book, ct))
            {
                cited.Add(new EvidenceInput(cited.Count == 0 ? Book : FormattableString.Invariant($"{Book}-{cited.Count + 1}"), book));
            }
        }

        return cited;
    }
}
