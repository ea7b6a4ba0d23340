// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;

namespace Filiera.Rulebook.Tests;

/// <summary>A valid rulebook of four small packs, to be spoilt one way at a time.</summary>
internal static class Mini
{
    public const string Rules = """
        # A comment.
        pack: mini
        kind: rules
        title:
          it: Prova
          en: Trial
        rules:
          - id: AAA-01
            version: 1
            valid_from: 2026-01-01
            valid_to: 2026-07-01
            nature: duty
            sectors: all
            purposes: [promotion]
            actors: [C, CC]
            stages: [list, dial]
            severity: block
            title:
              it: Una regola
              en: A rule
            explanation:
              it: Che cosa chiede.
              en: What it asks.
            parameters:
              max_age_days: 15
              fine_cents: {value: 500, standing: default, grade: S, doubt: D-01}
            evidence:
              - {it: che cosa si vede, en: what is seen}
            legal_ref: {it: Un atto, en: An act}
            grade: P
            sources:
              - {source: A1, grade: P, passage: art. 1}
            doubts: [D-01]
            owner: legal
            check: some-check
            tests:
              - {on: 2025-12-31, sector: other, purpose: promotion, in_force: false}
              - {on: 2026-01-01, sector: other, purpose: promotion, parameter: max_age_days, value: 15}

          - id: AAA-01
            version: 2
            valid_from: 2026-07-01
            nature: duty
            sectors: [energy]
            purposes: all
            actors: [C]
            stages: []
            severity: block
            adoption: required
            title:
              it: Una regola, poi
              en: A rule, later
            explanation:
              it: Che cosa chiede poi.
              en: What it asks later.
            legal_ref: {it: Un atto, en: An act}
            grade: S
            sources: []
            owner: legal
            check:
              none: nothing-reads-it

        """;

    public const string Sources = """
        pack: sources
        kind: sources
        title: {it: Fonti, en: Sources}
        sources:
          - key: A1
            grade: P
            title: {it: Un atto, en: An act}
            addresses: []
        """;

    public const string Reasons = """
        pack: reasons
        kind: reasons
        title: {it: Motivi, en: Reasons}
        reasons:
          - key: nothing-reads-it
            text: {it: Nulla la legge ancora., en: Nothing reads it yet.}
        """;

    public const string Doubts = """
        pack: doubts
        kind: doubts
        title: {it: Dubbi, en: Doubts}
        doubts:
          - id: D-01
            question: {it: Che cosa?, en: What?}
            meanwhile: {it: Aspettare., en: Wait.}
            rules: [AAA-01]
        """;

    public static Result<RuleCatalogue> Load(string rules = Rules, string sources = Sources, string doubts = Doubts, string reasons = Reasons) =>
        RulebookLoader.Load([File("rules", rules), File("sources", sources), File("doubts", doubts), File("reasons", reasons)]);

    public static PackFile File(string name, string text) => new($"packs/{name}.yaml", Encoding.UTF8.GetBytes(text));

    /// <summary>Code and place of each refusal; empty when it loads.</summary>
    public static IEnumerable<string> Problems(Result<RuleCatalogue> loaded) =>
        loaded is Result<RuleCatalogue>.Refused refused ? refused.Refusals.Select(refusal => $"{refusal.Code} {refusal.Where}") : [];
}
