// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>One point of a line with its band.</summary>
/// <param name="Label">Where it stands on the way, such as a day.</param>
/// <param name="Value">The line.</param>
/// <param name="Low">The lower edge of the band.</param>
/// <param name="High">The upper edge of the band.</param>
public sealed record LinePoint(string Label, long Value, long Low, long High);
