// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Filiera.SeedWorld;
using Filiera.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Filiera.Flows.Web;

/// <summary>What the process leaves behind: traces where they are wanted, log lines that say nothing personal, no request unanswered.</summary>
public sealed class Ending
{
    [Fact]
    public async Task A_request_under_way_is_answered_before_the_program_ends()
    {
        await using var host = new ServedHost();
        var address = host.Start();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var session = await host.SessionAsync(address);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/files HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {session}\r\nContent-Type: application/octet-stream\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n"));
        var buffer = new byte[4096];

        // The server asks for the body: the request is under way.
        Assert.StartsWith("HTTP/1.1 100", Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer)), StringComparison.Ordinal);
        var stopping = host.StopAsync();
        await socket.SendAsync("telefono\n1"u8.ToArray());
        var answer = Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer));
        await stopping;

        Assert.StartsWith("HTTP/1.1 201", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traces_go_to_the_collector_named_and_hold_routes_and_no_addresses()
    {
        using var collector = new HttpListener();
        var port = FreePort();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        var told = new TaskCompletionSource<(string, string?, string)>();
        var collecting = CollectAsync(collector, "/regole/{id}", told);
        await using (var host = new TracedHost($"http://127.0.0.1:{port}"))
        {
            using var http = host.CreateClient();
            using var rule = await http.GetAsync("/regole/RPO-03");
        }

        // What other hosts of this process answered meanwhile may come first, in batches of their own.
        var (path, type, sent) = await told.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        collector.Stop();
        await collecting;

        Assert.Equal(("/v1/traces", "application/x-protobuf"), (path, type));
        Assert.DoesNotContain("RPO-03", sent, StringComparison.Ordinal);
    }

    private static async Task CollectAsync(HttpListener collector, string wanted, TaskCompletionSource<(string Path, string? Type, string Body)> told)
    {
        try
        {
            while (true)
            {
                var context = await collector.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                context.Response.Close();
                var sent = Encoding.UTF8.GetString(body.ToArray());
                if (sent.Contains(wanted, StringComparison.Ordinal))
                {
                    told.TrySetResult((context.Request.Url!.AbsolutePath, context.Request.ContentType, sent));
                }
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The collector was stopped.
        }
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "http://127.0.0.1:4318", "http://127.0.0.1:4318/")]
    [InlineData("http://127.0.0.1:9", "http://127.0.0.1:4318", "http://127.0.0.1:9/")]
    public void Traces_are_off_until_a_collector_is_named(string? own, string? standard, string? expected) => Assert.Equal(
        expected,
        Tracing.CollectorOf(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Filiera:Otlp"] = own, ["OTEL_EXPORTER_OTLP_ENDPOINT"] = standard }).Build())?.ToString());

    [Fact]
    public void A_log_line_names_an_exception_and_not_what_it_says()
    {
        var written = new StringWriter();
        var entry = new LogEntry<string>(LogLevel.Error, "Filiera.Test", new EventId(7, "Broke"), "state", new FormatException("+39 347 1234567 is personal"), (_, _) => "It broke.");

        new LogLines(new SimulatedClock(Instant.FromUtc(2026, 11, 22, 10, 0))).Write(entry, null, written);

        var line = JsonDocument.Parse(written.ToString()).RootElement;
        Assert.Equal(
            ("2026-11-22T10:00:00Z", "error", "Filiera.Test", 7, "It broke.", "System.FormatException"),
            (line.GetProperty("at").GetString(), line.GetProperty("level").GetString(), line.GetProperty("category").GetString(), line.GetProperty("event").GetInt32(),
                line.GetProperty("message").GetString(), line.GetProperty("exception").GetString()));
        Assert.DoesNotContain("347", written.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("}\n", written.ToString(), StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class TracedHost(string collector) : WebHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Filiera:Otlp", collector);
        }
    }

    private sealed class ServedHost : WebHost
    {
        public ServedHost() => UseKestrel(0);

        public Uri Start()
        {
            StartServer();
            return ClientOptions.BaseAddress;
        }

        public Task StopAsync() => DisposeAsync().AsTask();

        public async Task<string> SessionAsync(Uri address)
        {
            using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
            using var http = new HttpClient(handler) { BaseAddress = address };
            using var signedIn = await new Browser(http, "it").SubmitAsync("/", "/prova", ("ruolo", Roles.ComplianceOfficer));
            return handler.CookieContainer.GetCookieHeader(address);
        }
    }
}
