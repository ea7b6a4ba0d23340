// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>One stream of a chain: how many go from one place to another.</summary>
/// <param name="From">Where they come from.</param>
/// <param name="To">Where they go.</param>
/// <param name="Count">How many.</param>
/// <param name="Tone">How it is drawn; the names say it as well.</param>
public sealed record Flow(string From, string To, long Count, Tone Tone = Tone.Plain);
