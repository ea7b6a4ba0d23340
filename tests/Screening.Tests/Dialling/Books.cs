// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening.Tests;

/// <summary>Small books of one campaign, made in memory.</summary>
internal static class Books
{
    public static readonly DialCall Call = new(Dialled.Campaign, Dialled.Centre, Dialled.Caller, Worlds.Now, false, false);

    /// <summary>Every rule of dialling and of the list adopted as a block.</summary>
    public static Sequence<(RuleRef, Severity)> AllAdopted { get; } = Sequence.From(
        Shipped.Catalogue.Rules.Where(rule => rule.NeedsAdoption && rule.Severity == Severity.Block).Select(rule => (rule.Ref, Severity.Block)));

    /// <summary>The rules of dialling only inform, so that the list rules alone decide.</summary>
    public static Sequence<(RuleRef, Severity)> ListAlone(bool adopted) => Sequence.From(
        DialChecks.DialRules(Sequence.From(Shipped.Catalogue.Rules.Select(rule => Shipped.Applied(rule, rule.Severity)))).Select(applied => (applied.Rule.Ref, Severity.Info))
            .Concat(adopted ? AllAdopted : [])
            .DistinctBy(one => one.Item1));

    public static DialCampaignFacts Facts { get; } = new(
        Dialled.Campaign, Dialled.Centre, Dialled.Client, Worlds.Campaign.ClientVat, Worlds.Campaign.ClientName, Sector.Other, Purpose.Promotion,
        new Outcome.Met(), false, [new Term(Worlds.Now - Duration.FromDays(100), null)], [], []);

    /// <summary>A book of one campaign.</summary>
    /// <param name="rows">What the rows of its list claim.</param>
    /// <param name="answers">What the register answered, and when.</param>
    /// <param name="files">The files of facts.</param>
    /// <param name="facts">The campaign, or null for a plain one.</param>
    /// <param name="chosen">The choices about rules; null for all adopted.</param>
    public static async Task<DialBook> MakeAsync(
        IEnumerable<(SubscriberNumber Number, Claim Claim)> rows,
        IReadOnlyList<(SubscriberNumber Number, OptOutAnswer Answer)> answers,
        IEnumerable<(InputKind Kind, string Text)> files,
        DialCampaignFacts? facts = null,
        Sequence<(RuleRef, Severity)>? chosen = null)
    {
        var used = facts ?? Facts;
        var kept = Answers(answers);
        var manifest = new DialManifest(
            Shipped.Catalogue.Version, chosen ?? AllAdopted, kept is null ? [] : [new DialAnswerSet(used.ClientVat, kept.Value.Info.Digest)], [new DialCaller(Dialled.Caller, Dialled.Centre, Dialled.Client, new DayRange(new LocalDate(2026, 1, 1), null))], [used]);
        var rules = new DialRules(Shipped.Catalogue, manifest.Chosen.ToDictionary(one => one.Rule, one => one.Severity));
        var onFile = (await FactsCompiler.RunAsync(
            Sequence.From(files.Select(file => new FactFile(file.Kind, file.Kind + ".csv", _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(file.Text)))))), 1, default))
            .ValueOrThrow();
        return new DialBook(manifest, Worlds.Now, [new DialCampaign(used, new DialSources(kept, new Shared<NumberFactsIndex>(onFile), new Shared<ClaimIndex>(Claims(rows))), rules)], rules);
    }

    public static ClaimIndex Claims(IEnumerable<(SubscriberNumber Number, Claim Claim)> rows)
    {
        var kinds = new List<Claim> { Claim.None };
        var common = new SortedDictionary<uint, uint>();
        var rare = new SortedDictionary<ulong, uint>();
        foreach (var (number, claim) in rows)
        {
            var kind = kinds.IndexOf(claim, 1);
            kind = kind < 0 ? kinds.Count : kind;
            if (kind == kinds.Count)
            {
                kinds.Add(claim);
            }

            var ordinal = SubscriberOrdinal.Of(number);
            _ = ordinal == SubscriberOrdinal.None ? rare.TryAdd(number.RevealDigits(), (uint)kind) : common.TryAdd(ordinal, (uint)kind);
        }

        return ClaimIndex.Build(Sequence.From(kinds), [.. common.Keys], [.. common.Values], [.. rare.Keys], [.. rare.Values], 1);
    }

    public static byte[] Text(SubscriberNumber number) => Encoding.ASCII.GetBytes(number.Reveal());

    private static Shared<AnswerIndex>? Answers(IReadOnlyList<(SubscriberNumber Number, OptOutAnswer Answer)> answers)
    {
        var text = new StringBuilder(AnswerFiles.Header);
        foreach (var (number, answer) in answers)
        {
            text.Append(number.Reveal()).Append(';').Append(answer.Remove ? "REMOVE" : "KEEP").Append(';').Append(InstantPattern.ExtendedIso.Format(answer.CheckedAt)).Append('\n');
        }

        return answers.Count == 0 ? null : new Shared<AnswerIndex>(
            AnswerCompiler.Compile(Worlds.Campaign.ClientVat, [AnswerFiles.Of(text.ToString())], [], Worlds.Now + Duration.FromDays(1000)).ValueOrThrow());
    }
}
