// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Sockets;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Flows;

/// <summary>Somebody who is told over HTTP, and keeps what was said.</summary>
internal sealed class WebhookReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<Message> _all = [];
    private int _taken;

    public WebhookReceiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/hook/");
        }

        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ListenAsync();
    }

    public Uri Address { get; }

    public int Status { get; set; } = 204;

    public IReadOnlyList<Message> All => _all;

    public HashSet<string> Ids => [.. _all.Select(message => message.Id)];

    public List<Message> Take()
    {
        lock (_all)
        {
            var taken = _all.Skip(_taken).ToList();
            _taken = _all.Count;
            return taken;
        }
    }

    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            lock (_all)
            {
                _all.Add(new Message(
                    context.Request.Headers["webhook-id"]!,
                    long.Parse(context.Request.Headers["webhook-timestamp"]!, System.Globalization.CultureInfo.InvariantCulture),
                    context.Request.Headers["webhook-signature"]!,
                    body.ToArray()));
            }

            context.Response.StatusCode = Status;
            context.Response.Close();
        }
    }

    internal sealed record Message(string Id, long Timestamp, string Signature, byte[] Body)
    {
        public string Type => ((Json.Text)((Json.Map)Json.Parse(Body).ValueOrThrow())["type"]!).Value;

        public override string ToString() => Encoding.UTF8.GetString(Body);
    }
}
