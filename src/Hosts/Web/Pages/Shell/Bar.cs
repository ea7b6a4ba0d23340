// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>One bar of a chart.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Count">How many.</param>
/// <param name="Tone">How it is drawn; the label says it as well.</param>
public sealed record Bar(string Label, long Count, Tone Tone = Tone.Plain);
