// SPDX-License-Identifier: EUPL-1.2
using Microsoft.Extensions.Options;

namespace Filiera.Web;

/// <summary>A handler whose arguments are read by code that is made at its first request.</summary>
internal static class LateHandler
{
    /// <summary>Answers as the handler would, were it mapped itself.</summary>
    /// <param name="app">Where it is mapped.</param>
    /// <param name="handler">Its arguments come from the address, the query, the request and the services.</param>
    public static RequestDelegate Of(IEndpointRouteBuilder app, Delegate handler)
    {
        var services = app.ServiceProvider;
        RequestDelegate? made = null;
        return http => (made ??= Make(services, http, handler))(http);
    }

    private static RequestDelegate Make(IServiceProvider services, HttpContext http, Delegate handler) => RequestDelegateFactory.Create(handler, new RequestDelegateFactoryOptions
    {
        ServiceProvider = services,
        RouteParameterNames = http.GetEndpoint() is RouteEndpoint endpoint ? endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name) : null,
        ThrowOnBadRequest = services.GetRequiredService<IOptions<RouteHandlerOptions>>().Value.ThrowOnBadRequest,
    }).RequestDelegate;
}
