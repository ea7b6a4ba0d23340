// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Filiera.Web;

/// <summary>Sends traces of requests and jobs by OTLP to a collector; off until its address is configured.</summary>
/// <remarks>A trace holds method, route and status, kind and state of a job: no address asked for, no identifier, no person.</remarks>
public sealed class Tracing(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string Requests = "Microsoft.AspNetCore";
    private TracerProvider? _provider;

    /// <summary>The collector's address: <c>Filiera:Otlp</c>, or the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; null while traces are off.</summary>
    public static Uri? CollectorOf(IConfiguration configuration) =>
        Uri.TryCreate(configuration["Filiera:Otlp"] ?? configuration["OTEL_EXPORTER_OTLP_ENDPOINT"], UriKind.Absolute, out var address) ? address : null;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (CollectorOf(configuration) is { } collector)
        {
            _provider = Sdk.CreateTracerProviderBuilder()
                .ConfigureResource(resource => resource.AddService("filiera", serviceVersion: typeof(Tracing).Assembly.GetName().Version!.ToString(3)))
                .AddSource(Requests, JobTelemetry.Name)
                .AddOtlpExporter(options =>
                {
                    options.Protocol = OtlpExportProtocol.HttpProtobuf;
                    options.Endpoint = new Uri(collector, "/v1/traces");
                })
                .Build();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _provider?.ForceFlush(2_000);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _provider?.Dispose();

    /// <summary>Says of a request that is traced what it was, once it is answered.</summary>
    public static async Task NameAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
        {
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            activity.DisplayName = route is null ? http.Request.Method : $"{http.Request.Method} {route}";
            activity.SetTag("http.request.method", http.Request.Method)
                .SetTag("http.route", route)
                .SetTag("http.response.status_code", http.Response.StatusCode);
        }
    }
}
