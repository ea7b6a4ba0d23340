// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>A request to see or send an act's form.</summary>
public sealed record ActRequest(Visit Visit, CancellationToken Stop)
{
    /// <summary>Who acts.</summary>
    public Actor By => Visit.Guest!.Actor;

    /// <summary>The identifier in the address; the empty one when it holds none.</summary>
    public Guid Id => Guid.TryParse(Visit.Http.GetRouteValue("id") as string, out var id) ? id : Guid.Empty;

    /// <summary>A use case or port.</summary>
    public T Get<T>()
        where T : notnull => Visit.Http.RequestServices.GetRequiredService<T>();
}
