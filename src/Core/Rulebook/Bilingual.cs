// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>The same plain text in Italian and in English; neither is empty.</summary>
public sealed record Bilingual(string Italian, string English);
