// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>Marks a page that <see cref="KeptPages"/> may keep: it shows nothing but what is in the database, the address, the visitor's choices, who asks, and the clock.</summary>
public sealed class KeptPage
{
    private static readonly KeptPage One = new();

    private KeptPage()
    {
    }

    /// <summary>Marks the page.</summary>
    internal static void Mark(IEndpointConventionBuilder page) => page.WithMetadata(One);
}
