// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Sockets;
using System.Text;
using Filiera.Web;

namespace Filiera.Flows.Web;

/// <summary>What breaks off on its way, and pages older than the program: nothing is lost and nothing half is kept.</summary>
public sealed class Interruptions(Interruptions.ServedHost host) : IClassFixture<Interruptions.ServedHost>
{
    [Theory]
    [InlineData("/api/v1/files", "Content-Type: application/octet-stream\r\nContent-Length: 4000000")]
    [InlineData("/api/v1/files", "Content-Type: application/octet-stream\r\nTransfer-Encoding: chunked")]
    [InlineData("/lavoro/liste/nuova", "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 4000000")]
    public async Task An_upload_whose_network_is_lost_in_the_middle_keeps_nothing_and_the_next_one_is_taken(string address, string headers)
    {
        var session = await host.SessionAsync();
        var before = Blobs();
        using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            await socket.ConnectAsync(IPAddress.Loopback, host.Address.Port);
            var chunked = headers.Contains("chunked", StringComparison.Ordinal);
            await socket.SendAsync(Encoding.ASCII.GetBytes(
                $"POST {address} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nCookie: {session}\r\nAccept: application/json\r\n{headers}\r\n\r\n{(chunked ? "100000\r\n" : "")}"));
            await socket.SendAsync(new byte[500_000]);
            socket.LingerState = new LingerOption(true, 0);
        }

        using var http = new HttpClient { BaseAddress = host.Address, DefaultRequestHeaders = { { "Cookie", session } } };
        using var content = new ByteArrayContent("telefono\n"u8.ToArray()) { Headers = { ContentType = new("application/octet-stream") } };
        using var taken = await http.PostAsync("/api/v1/files", content);

        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        Assert.InRange(Blobs().Except(before).Count(), 0, 1);
        Assert.DoesNotContain(Blobs(), file => new FileInfo(file).Length >= 400_000);
    }

    [Fact]
    public async Task A_form_shown_before_a_new_version_was_started_is_still_taken_by_it()
    {
        using var before = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        using var shown = await before.GetAsync("/");
        var page = await Browser.ReadAsync(shown);
        var cookies = string.Join("; ", shown.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var token = page.QuerySelector($"input[name={FormGuard.FieldName}]")!.GetAttribute("value")!;

        // Another process on the same data, as after a deploy.
        using var next = host.WithWebHostBuilder(_ => { });
        using var after = next.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        after.DefaultRequestHeaders.Add("Cookie", cookies);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create(FormGuard.FieldName, token), KeyValuePair.Create("ruolo", Roles.ComplianceOfficer)]);
        using var answer = await after.PostAsync("/prova", form);

        Assert.Equal(303, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_the_program_with_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var folder = Directory.CreateTempSubdirectory("filiera-start-").FullName;

        var port = await StartAsync($"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}", Path.Combine(folder, "data"));
        Directory.Delete(folder, recursive: true);

        Assert.Equal((2, "port-in-use"), (port.Code, port.Error.Split(':')[0]));
        Assert.Contains("--urls", port.Error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> StartAsync(string urls, string data)
    {
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Filiera.Web.dll"), "--urls", urls, "--Filiera:Data=" + data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = System.Diagnostics.Process.Start(start)!;
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (program.ExitCode, await error);
    }

    private string[] Blobs() => [.. Directory.EnumerateFiles(Path.Combine(host.DataDirectory, "blobs"), "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("drafts", StringComparison.Ordinal))];

    /// <summary>The web host on a port of its own.</summary>
    public sealed class ServedHost : WebHost
    {
        private readonly Lazy<Uri> _address;

        public ServedHost()
        {
            UseKestrel(0);
            _address = new Lazy<Uri>(() =>
            {
                StartServer();
                return ClientOptions.BaseAddress;
            });
        }

        public Uri Address => _address.Value;

        public async Task<string> SessionAsync()
        {
            using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
            using var http = new HttpClient(handler) { BaseAddress = Address };
            using var signedIn = await new Browser(http, "it").SubmitAsync("/", "/prova", ("ruolo", Roles.ComplianceOfficer));
            Assert.Equal(303, (int)signedIn.StatusCode);
            return handler.CookieContainer.GetCookieHeader(Address);
        }
    }
}
