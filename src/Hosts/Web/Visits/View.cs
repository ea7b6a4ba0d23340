// SPDX-License-Identifier: EUPL-1.2
using Microsoft.AspNetCore.Components;

namespace Filiera.Web;

/// <summary>What every component has: the visit it is rendered for.</summary>
public abstract class View : ComponentBase
{
    /// <summary>The request, its language and its words.</summary>
    [Inject]
    public required Visit V { get; set; }
}
