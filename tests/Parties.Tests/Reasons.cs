// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Parties.Tests;

/// <summary>Why something was refused, as codes with their places, in order.</summary>
internal static class Reasons
{
    public static string Of<T>(Result<T> result) => result switch
    {
        Result<T>.Refused refused => string.Join(' ', refused.Refusals.Select(r => r.Code + r.Where)),
        _ => "",
    };
}
