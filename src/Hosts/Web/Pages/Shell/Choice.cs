// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>One answer of a closed list.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Words">What is shown.</param>
public sealed record Choice(string Value, string Words);
