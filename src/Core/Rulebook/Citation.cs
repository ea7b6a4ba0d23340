// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>A rule's reliance on a source.</summary>
/// <param name="Source">The key of the source.</param>
/// <param name="Grade">How sure this passage is.</param>
/// <param name="Passage">Article, paragraph or what the source is cited for, the same in both languages when it is a number alone; null when the source as a whole is meant.</param>
public sealed record Citation(string Source, Grade Grade, Bilingual? Passage);
