// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>One thing a search found.</summary>
/// <param name="Kind">What kind of thing it is: the last part of the key of its words, <c>search.kind.…</c>.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="More">What tells it from others of its name; empty when nothing need be added.</param>
public sealed record Hit(string Kind, string Address, string Title, string More = "");
