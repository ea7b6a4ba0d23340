// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Flows.Web;

/// <summary>The web host on data that are not a demonstration.</summary>
public sealed class RealWebHost : WebHost
{
    protected override bool Demonstration => false;
}
