// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A recorded choice about a rule; the number is its place, from 1.</summary>
internal sealed class RuleAdoptionRow
{
    public required int Number { get; init; }

    public required string Rule { get; init; }

    public required string Decision { get; init; }

    public required string? Severity { get; init; }

    public required Actor ChosenBy { get; init; }

    public required Instant At { get; init; }

    public required string Reason { get; init; }

    public required ContentHash SourcesShown { get; init; }

    public static RuleAdoptionRow From(RuleAdoption adoption, int number) => new()
    {
        Number = number,
        Rule = adoption.Rule.ToString(),
        Decision = Spelling.Decisions.Of(adoption.Decision),
        Severity = adoption.Severity is { } severity ? Spelling.Severities.Of(severity) : null,
        ChosenBy = adoption.By,
        At = adoption.At,
        Reason = adoption.Reason,
        SourcesShown = adoption.SourcesShown,
    };

    public RuleAdoption ToAdoption() => new(
        RuleRef.Parse(Rule), Known(Spelling.Decisions, Decision), Severity is { } severity ? Known(Spelling.Severities, severity) : null, ChosenBy, At, Reason, SourcesShown);

    private static T Known<T>(Vocabulary<T> vocabulary, string word)
        where T : struct, Enum =>
        vocabulary.TryRead(word, out var value) ? value : throw new InvalidOperationException($"A row holds the word {word}, which this program does not know.");

    internal sealed class Table : IEntityTypeConfiguration<RuleAdoptionRow>
    {
        public void Configure(EntityTypeBuilder<RuleAdoptionRow> builder)
        {
            builder.ToTable("rule_adoptions").IsAppendOnly();
            builder.HasKey(row => row.Number);
            builder.Property(row => row.Number).ValueGeneratedNever();
        }
    }
}
