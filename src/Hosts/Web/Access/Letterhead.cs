// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;

namespace Filiera.Web;

/// <summary>Whether letters are sent, and from whom: <c>Filiera:MailFrom</c>. Without it nothing is sent, and links are handed over by people.</summary>
public sealed class Letterhead(IConfiguration configuration)
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "Filiera:MailFrom";

    /// <summary>True when letters are sent.</summary>
    public bool Writes => !string.IsNullOrWhiteSpace(configuration[Setting]);

    /// <summary>A letter to an address that leads back to where its sender is now; null when none are sent, or to nobody.</summary>
    public Delivery? To(string address, HttpRequest request) =>
        Writes && address.Length > 0 ? new Delivery(address, configuration[Setting]!.Trim(), PortalOf(request)) : null;

    /// <summary>Where the portal is, as the request reached it: one of the hosts that are allowed.</summary>
    public static string PortalOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
