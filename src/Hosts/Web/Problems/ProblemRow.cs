// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>What one refusal code means to programs and to people.</summary>
public sealed record ProblemRow(string Code, string Italian, string ItalianRemedy, string English, string EnglishRemedy);
