// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Architecture;

/// <summary>Says that nothing breaks a law of the house, and names everything that does.</summary>
internal static class Nothing
{
    public static void Breaks<T>(string law, IEnumerable<T> breaches)
    {
        var found = breaches.Select(breach => $"{breach}").Distinct().ToList();
        Assert.True(found.Count == 0, $"{law}, but:{string.Concat(found.Select(breach => $"{Environment.NewLine}  {breach}"))}");
    }
}
